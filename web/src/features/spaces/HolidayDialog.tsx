import { useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { SetHolidaysDocument, type HolidayRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Input, Segmented } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { ErrorMessage } from '@/ui/states';
import { TimeInput } from '@/ui/TimeInput';
import { showToast } from '@/ui/toast';
import { dateIn } from '@/ui/format/dates';
import { useSpaceSettings } from '@/ui/space';
import { serverNow } from '@/ui/clock';

interface HolidayDialogProps {
  /** The day to change; a new one without. */
  holiday?: HolidayRowFragment;
  onClose(): void;
}

/** A run of days with hours of their own. */
export function HolidayDialog({ holiday, onClose }: HolidayDialogProps) {
  const { zone } = useSpaceSettings();
  const [set, busy] = useAct(SetHolidaysDocument);
  const [name, setName] = useState(holiday?.name ?? '');
  const [from, setFrom] = useState(holiday?.date ?? dateIn(zone, new Date(serverNow())));
  const [to, setTo] = useState('');
  const [kind, setKind] = useState<'closed' | 'hours'>(holiday?.opens ? 'hours' : 'closed');
  const [opens, setOpens] = useState(holiday?.opens ?? '10:00');
  const [closes, setCloses] = useState(holiday?.closes ?? '16:00');
  const [refusal, setRefusal] = useState<Refusal>();
  const at = (field: string) => (refusal?.field === field ? refusal.message : undefined);
  const known = ['name', 'from', 'to', 'opens', 'closes'].includes(refusal?.field ?? '');

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const hours = kind === 'hours' ? { opens, closes } : { opens: null, closes: null };
    const outcome = await set({ input: { from, to: to === '' ? null : to, name, ...hours } });
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    showToast(m.spaces_holiday_saved({ name }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={holiday ? m.spaces_holiday_edit() : m.spaces_holiday_add()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button type="submit" form="holiday" look="primary" busy={busy} disabled={name.trim() === '' || from === ''}>
            {m.spaces_holiday_save()}
          </Button>
        </>
      }
    >
      <form id="holiday" noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField label={m.spaces_holiday_name()} hint={m.spaces_holiday_name_hint()} required error={at('name')}>
          {(field) => <Input {...field} autoFocus autoComplete="off" maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />}
        </FormField>
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField label={holiday ? m.spaces_holiday_date() : m.spaces_holiday_from()} required error={at('from')}>
            {(field) => <Input {...field} type="date" readOnly={holiday !== undefined} value={from} onChange={(event) => setFrom(event.target.value)} />}
          </FormField>
          {!holiday && (
            <FormField label={m.spaces_holiday_to()} hint={m.spaces_holiday_to_hint()} error={at('to')}>
              {(field) => <Input {...field} type="date" min={from} value={to} onChange={(event) => setTo(event.target.value)} />}
            </FormField>
          )}
        </div>
        <Segmented
          label={m.spaces_holiday_hours()}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'closed', label: m.spaces_closed() },
            { value: 'hours', label: m.spaces_holiday_other_hours() },
          ]}
        />
        {kind === 'hours' && (
          <div className="grid grid-cols-2 gap-4">
            <FormField label={m.spaces_holiday_opens()} required error={at('opens')}>
              {(field) => <TimeInput {...field} value={opens} onTime={setOpens} />}
            </FormField>
            <FormField label={m.spaces_holiday_closes()} required error={at('closes')}>
              {(field) => <TimeInput {...field} value={closes} onTime={setCloses} />}
            </FormField>
          </div>
        )}
        <ErrorMessage problem={known ? undefined : refusal} />
      </form>
    </Dialog>
  );
}
