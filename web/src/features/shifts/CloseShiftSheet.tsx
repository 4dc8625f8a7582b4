import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { CloseShiftDocument, type ShiftDetailFragment, type ShiftRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Sheet } from '@/ui/dialog/Dialog';
import { Segmented, Textarea } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { Moment } from '@/ui/Moment';
import { MoneyInput } from '@/ui/MoneyInput';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { Counted } from './Counted';
import { denominationInputs, denominationsOf, sumOf, type Pieces } from './count';
import { Denominations } from './Denominations';

type How = 'amount' | 'pieces';

/** The blind count: what is there is typed before anybody sees what should be. Mount it to open it. */
export function CloseShiftSheet({ shift, onClose }: { shift: ShiftRowFragment; onClose(): void }) {
  const { currency } = useSpaceSettings();
  const values = denominationsOf(currency);
  const [closeShift, busy] = useAct(CloseShiftDocument);
  const [how, setHow] = useState<How>('amount');
  const [amount, setAmount] = useState<number | null>(null);
  const [pieces, setPieces] = useState<Pieces>(new Map());
  const [unreadable, setUnreadable] = useState<string>();
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const [closed, setClosed] = useState<ShiftDetailFragment>();
  const doneButton = useRef<HTMLButtonElement>(null);
  const formId = useId();
  const aboutCount = refusal?.field === 'counted' || refusal?.field?.startsWith('denominations');

  useEffect(() => {
    if (closed) doneButton.current?.focus();
  }, [closed]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const counted = how === 'pieces' ? sumOf(pieces) : amount;
    if (counted === null) setUnreadable((problem) => problem ?? m.shifts_counted_needed());
    if (counted === null || (how === 'pieces' && unreadable)) return;
    const outcome = await closeShift({
      input: {
        id: shift.id,
        counted,
        denominations: how === 'pieces' ? denominationInputs(pieces) : [],
        note: note.trim() || null,
      },
    });
    setRefusal(outcome.refusal);
    if (outcome.data) setClosed(outcome.data.closeShift);
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={closed ? m.shifts_closed_title() : m.shifts_close_title()}
      description={
        <>
          <bdi>{shift.userName}</bdi> · <Moment at={shift.openedAt} />
        </>
      }
      footer={
        closed ? (
          <Button ref={doneButton} look="primary" onClick={onClose}>
            {m.ui_done()}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{m.ui_cancel()}</Button>
            <Button look="primary" type="submit" form={formId} busy={busy}>
              {m.shifts_close()}
            </Button>
          </>
        )
      }
    >
      {closed ? (
        <Counted shift={closed} />
      ) : (
        <form id={formId} noValidate className="grid grid-cols-1 gap-4" onSubmit={(event) => void submit(event)}>
          <p className="text-ink-muted">{m.shifts_blind_hint()}</p>
          {values.length > 0 && (
            <div>
              <Segmented<How>
                label={m.shifts_how_to_count()}
                value={how}
                onChange={(next) => {
                  setHow(next);
                  setUnreadable(undefined);
                  setRefusal(undefined);
                }}
                options={[
                  { value: 'amount', label: m.shifts_as_amount() },
                  { value: 'pieces', label: m.shifts_by_pieces() },
                ]}
              />
            </div>
          )}
          {how === 'pieces' ? (
            <>
              <Denominations values={values} pieces={pieces} onChange={setPieces} onUnreadable={setUnreadable} />
              <ErrorMessage problem={unreadable ? { message: unreadable } : aboutCount ? refusal : undefined} />
            </>
          ) : (
            <FormField label={m.shifts_counted()} required error={unreadable ?? (aboutCount ? refusal?.message : undefined)}>
              {(field) => (
                <MoneyInput
                  {...field}
                  // oxlint-disable-next-line jsx-a11y/no-autofocus -- the sheet was opened to type this
                  autoFocus
                  value={amount}
                  onValue={(minor, problem) => {
                    setAmount(minor);
                    setUnreadable(problem);
                    setRefusal(undefined);
                  }}
                />
              )}
            </FormField>
          )}
          <FormField label={m.shifts_note()} error={refusal?.field === 'note' ? refusal.message : undefined}>
            {(field) => <Textarea {...field} rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />}
          </FormField>
          <ErrorMessage problem={aboutCount || refusal?.field === 'note' ? undefined : refusal} />
        </form>
      )}
    </Sheet>
  );
}
