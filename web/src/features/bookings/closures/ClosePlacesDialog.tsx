import { useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ClosePlacesDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { serverNow } from '@/ui/clock';
import { Dialog } from '@/ui/dialog/Dialog';
import { Checkbox, Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { formatNumber } from '@/ui/format/digits';
import { MomentInput } from '@/ui/MomentInput';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import type { Place } from '../calendar/model/places';
import { kinds, kindsName } from '../kinds';
import { InTheWay } from './InTheWay';

interface ClosePlacesDialogProps {
  places: readonly Place[];
  onClose(): void;
}

/** Takes several places out of use for a while: for repairs, or for an event of the house. */
export function ClosePlacesDialog({ places, onClose }: ClosePlacesDialogProps) {
  const [close, busy] = useAct(ClosePlacesDocument);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState<string | null>(new Date(serverNow()).toISOString());
  const [until, setUntil] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const at = (field: string) => (refusal?.field === field ? refusal.message : undefined);
  const known = ['reason', 'startsAt', 'endsAt'].includes(refusal?.field ?? '');
  const ready = chosen.size > 0 && reason.trim() !== '' && from !== null;

  function choose(ids: readonly string[], on: boolean): void {
    const next = new Set(chosen);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!ready) return;
    const outcome = await close({ input: { resourceIds: [...chosen], reason: reason.trim(), startsAt: from, endsAt: until } });
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    showToast(m.calendar_closed({ count: chosen.size, number: formatNumber(chosen.size) }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={m.calendar_close_title()}
      description={m.calendar_close_hint()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form="close-places" busy={busy}>
            {m.calendar_close()}
          </Button>
        </>
      }
    >
      <form id="close-places" noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField label={m.calendar_close_reason()} required error={at('reason')}>
          {(field) => (
            <Input {...field} autoFocus maxLength={200} placeholder={m.calendar_close_reason_placeholder()} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </FormField>
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField label={m.calendar_starts()} required error={at('startsAt')}>
            {(field) => <MomentInput {...field} value={from} onValue={setFrom} />}
          </FormField>
          <FormField label={m.calendar_ends()} hint={m.calendar_close_open_end()} error={at('endsAt')}>
            {(field) => <MomentInput {...field} value={until} onValue={setUntil} {...(from && { min: from })} />}
          </FormField>
        </div>
        <fieldset>
          <legend className="mb-1 text-[0.8125rem] font-medium">{m.calendar_close_which()}</legend>
          {kinds.map((kind) => {
            const ids = places.filter((place) => place.kind === kind).map(({ id }) => id);
            if (ids.length === 0) return null;
            return (
              <div key={kind} className="border-t border-line py-1">
                <Checkbox
                  label={`${kindsName(kind)} · ${m.calendar_close_all()}`}
                  className="font-medium"
                  checked={ids.every((id) => chosen.has(id))}
                  onChange={(event) => choose(ids, event.target.checked)}
                />
                <div className="grid grid-cols-[repeat(auto-fill,minmax(8rem,1fr))] ps-6.5">
                  {places
                    .filter((place) => place.kind === kind)
                    .map((place) => (
                      <Checkbox key={place.id} label={place.name} checked={chosen.has(place.id)} onChange={(event) => choose([place.id], event.target.checked)} />
                    ))}
                </div>
              </div>
            );
          })}
        </fieldset>
        <p role="alert" className="text-xs text-danger empty:hidden">
          {tried && !ready && m.calendar_close_needs()}
        </p>
        <ErrorMessage problem={known ? undefined : refusal} />
        <InTheWay refusal={refusal} />
      </form>
    </Dialog>
  );
}
