import { useId, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { RepeatBookingDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { formatNumber } from '@/ui/format/digits';
import { wallClockIn } from '@/ui/format/zoned';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import type { RepeatedBooking } from './ChangeSeriesDialog';
import { RecurrencePicker } from './RecurrencePicker';
import { noRepeat, ruleOf, type Repeat } from './repeat';
import { SeriesOutlook } from './SeriesOutlook';
import { useOutlook } from './useOutlook';

/** Makes a booking the first one of a series, with what that brings shown first (R5). Mount it to open it. */
export function RepeatDialog({ booking, onClose }: { booking: RepeatedBooking; onClose(): void }) {
  const { zone } = useSpaceSettings();
  const { id, resourceId, startsAt, endsAt } = booking;
  const [repeat, setRepeat] = useState<Repeat>({ ...noRepeat, every: 'week' });
  const [skips, setSkips] = useState(false);
  const [refused, setRefused] = useState<Refusal>();
  const [act, busy] = useAct(RepeatBookingDocument);
  const formId = useId();
  const day = wallClockIn(zone, startsAt).slice(0, 10);
  const rule = ruleOf(repeat, day);
  const { outlook, refusal, asking } = useOutlook(rule === undefined ? undefined : { resourceId, startsAt, endsAt, rule, bookingId: id });
  const problem = refused ?? refusal;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (rule === undefined) return;
    const outcome = await act({ id, rule, skipConflicts: skips });
    setRefused(outcome.refusal);
    if (!outcome.data) return;
    const count = outcome.data.repeatBooking.made + 1;
    showToast(m.series_booked({ count, shown: formatNumber(count) }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.series_repeat_title()}
      description={<bdi>{booking.customerName}</bdi>}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy} disabled={rule === undefined}>
            {m.series_repeat()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <RecurrencePicker
          always
          value={repeat}
          day={day}
          onChange={(next) => {
            setRefused(undefined);
            setRepeat(next);
          }}
          error={problem?.field === 'rule' ? problem.message : undefined}
        />
        {outlook && (
          <SeriesOutlook
            outlook={outlook}
            asking={asking}
            skips={skips}
            onSkips={(next) => {
              setRefused(undefined);
              setSkips(next);
            }}
          />
        )}
        <ErrorMessage problem={problem?.field === 'rule' ? undefined : problem} />
      </form>
    </Dialog>
  );
}
