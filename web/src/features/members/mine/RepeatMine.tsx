import { useId, useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { noRepeat, RecurrencePicker, ruleOf, SeriesOutlook, type Repeat } from '@/features/series';
import { PreviewMySeriesDocument, RepeatMyBookingDocument, type MyBookingPartsFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { formatNumber } from '@/ui/format/digits';
import { wallClockIn } from '@/ui/format/zoned';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { useSettled } from '@/ui/useSettled';
import { bookedWords } from '../words';

/** Milliseconds what is entered rests before the server is asked. */
const restMs = 300;

/** Makes one's own booking the first of a series, with what is in the way shown first (R2, R5). Mount it to open it. */
export function RepeatMine({ booking, onClose }: { booking: MyBookingPartsFragment; onClose(): void }) {
  const { zone } = useSpaceSettings();
  const [repeat, setRepeat] = useState<Repeat>({ ...noRepeat, every: 'week' });
  const [skips, setSkips] = useState(false);
  const [refused, setRefused] = useState<Refusal>();
  const [act, busy] = useAct(RepeatMyBookingDocument);
  const formId = useId();
  const day = wallClockIn(zone, booking.startsAt).slice(0, 10);
  const rule = ruleOf(repeat, day);
  const settled = useSettled(rule ?? '', restMs);
  const current = rule !== undefined && settled === rule;
  const [{ data, error, fetching }] = useQuery({
    query: PreviewMySeriesDocument,
    variables: { bookingId: booking.id, rule: settled },
    pause: !current,
    requestPolicy: 'cache-and-network',
  });
  const problem = refused ?? (current && error ? refusalOf(error) : undefined);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (rule === undefined) return;
    const outcome = await act({ bookingId: booking.id, rule, skipConflicts: skips });
    setRefused(outcome.refusal);
    if (!outcome.data) return;
    const count = outcome.data.repeatMyBooking.made + 1;
    showToast(m.series_booked({ count, shown: formatNumber(count) }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.series_repeat_title()}
      description={
        <>
          <bdi>{booking.resourceName}</bdi> · {bookedWords(booking, zone)}
        </>
      }
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
        {current && data && !error && (
          <SeriesOutlook
            outlook={data.previewMySeries}
            asking={fetching}
            skips={skips}
            onSkips={(next) => {
              setRefused(undefined);
              setSkips(next);
            }}
          />
        )}
        {rule !== undefined && !data && !error && <LoadingState shape="text" count={3} />}
        <ErrorMessage problem={problem?.field === 'rule' ? undefined : problem} />
      </form>
    </Dialog>
  );
}
