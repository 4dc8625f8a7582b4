import { useId, useState, type FormEvent, type ReactNode } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ChangeSeriesDocument, type SeriesScope } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Checkbox } from '@/ui/fields';
import { formatNumber } from '@/ui/format/digits';
import { wallClockIn } from '@/ui/format/zoned';
import { FormField } from '@/ui/FormField';
import { MomentInput } from '@/ui/MomentInput';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { ConflictList } from './ConflictList';
import { conflictsIn } from './conflicts';
import { RecurrencePicker } from './RecurrencePicker';
import { noRepeat, ruleOf, type Repeat } from './repeat';
import { ScopeChoice } from './ScopeChoice';

/** What the dialog needs to know of a booking. */
export interface RepeatedBooking {
  readonly id: string;
  readonly customerName: string;
  readonly resourceId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

interface ChangeSeriesDialogProps {
  booking: RepeatedBooking;
  /** How a place is chosen; left out, the place stays. */
  place?: (value: string, onValue: (next: string) => void, error: string | undefined) => ReactNode;
  onClose(): void;
}

/** Changes this one, this and those that follow, or all of a series; what is in the way is listed (R2, R3). Mount it to open it. */
export function ChangeSeriesDialog({ booking, place, onClose }: ChangeSeriesDialogProps) {
  const { zone } = useSpaceSettings();
  const [scope, setScope] = useState<SeriesScope>('THIS');
  const [resourceId, setResourceId] = useState(booking.resourceId);
  const [startsAt, setStartsAt] = useState<string | null>(booking.startsAt);
  const [endsAt, setEndsAt] = useState<string | null>(booking.endsAt);
  const [anew, setAnew] = useState(false);
  const [repeat, setRepeat] = useState<Repeat>({ ...noRepeat, every: 'week' });
  const [skips, setSkips] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [change, busy] = useAct(ChangeSeriesDocument);
  const formId = useId();
  const day = wallClockIn(zone, startsAt ?? booking.startsAt).slice(0, 10);
  const changesRule = anew && scope !== 'THIS';
  const rule = changesRule ? ruleOf(repeat, day) : undefined;
  const conflicts = conflictsIn(refusal);
  const field = refusal?.field?.split('.').at(-1);
  const at = (name: string) => (field === name ? refusal?.message : undefined);
  const placed = ['startsAt', 'endsAt', 'resourceId', 'rule'].includes(field ?? '');

  function starts(next: string | null): void {
    setRefusal(undefined);
    if (next !== null && startsAt !== null && endsAt !== null) {
      setEndsAt(new Date(Date.parse(next) + Date.parse(endsAt) - Date.parse(startsAt)).toISOString());
    }
    setStartsAt(next);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (startsAt === null || endsAt === null || (changesRule && rule === undefined)) return;
    const outcome = await change({ bookingId: booking.id, scope, input: { startsAt, endsAt, resourceId, rule: rule ?? null, skipConflicts: skips } });
    setRefusal(outcome.refusal);
    if (!outcome.data) return;
    const { changed, made, cancelled } = outcome.data.changeSeries;
    const count = changed + made + cancelled;
    showToast(m.series_changed({ count, shown: formatNumber(count) }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.series_change_title()}
      description={<bdi>{booking.customerName}</bdi>}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {m.series_change()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <ScopeChoice
          value={scope}
          onChange={(next) => {
            setRefusal(undefined);
            setScope(next);
          }}
        />
        {place?.(
          resourceId,
          (next) => {
            setRefusal(undefined);
            setResourceId(next);
          },
          at('resourceId'),
        )}
        <div className="grid gap-4">
          <FormField label={m.series_starts()} required error={at('startsAt')}>
            {(props) => <MomentInput {...props} value={startsAt} onValue={starts} />}
          </FormField>
          <FormField label={m.series_ends_at()} required error={at('endsAt')}>
            {(props) => (
              <MomentInput
                {...props}
                value={endsAt}
                onValue={(next) => {
                  setRefusal(undefined);
                  setEndsAt(next);
                }}
              />
            )}
          </FormField>
        </div>
        {scope !== 'THIS' && <Checkbox checked={anew} onChange={(event) => setAnew(event.target.checked)} label={m.series_new_rule()} />}
        {changesRule && (
          <RecurrencePicker
            always
            value={repeat}
            day={day}
            onChange={(next) => {
              setRefusal(undefined);
              setRepeat(next);
            }}
            error={at('rule')}
          />
        )}
        {conflicts.length > 0 && (
          <>
            <ConflictList conflicts={conflicts} />
            <Checkbox checked={skips} onChange={(event) => setSkips(event.target.checked)} label={m.series_leave_as_they_are()} />
          </>
        )}
        <ErrorMessage problem={conflicts.length > 0 || (placed && (field !== 'rule' || changesRule)) ? undefined : refusal} />
      </form>
    </Dialog>
  );
}
