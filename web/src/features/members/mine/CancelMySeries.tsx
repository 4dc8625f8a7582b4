import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ScopeChoice } from '@/features/series';
import { CancelMySeriesDocument, PreviewCancelMySeriesDocument, type MyBookingPartsFragment, type SeriesScope } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { formatNumber } from '@/ui/format/digits';
import { formatMoney } from '@/ui/format/money';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { bookedWords } from '../words';

/** Calls off this one, this and those that follow, or all of one's own; how many and what it costs is said first (B9, R3). */
export function CancelMySeries({ booking, onClose }: { booking: MyBookingPartsFragment; onClose(): void }) {
  const { zone, currency } = useSpaceSettings();
  const [scope, setScope] = useState<SeriesScope>('THIS');
  const [refusal, setRefusal] = useState<Refusal>();
  const [cancel, busy] = useAct(CancelMySeriesDocument);
  const variables = { bookingId: booking.id, scope };
  const [{ data, error, fetching }, ask] = useQuery({ query: PreviewCancelMySeriesDocument, variables, requestPolicy: 'network-only' });
  const asked = fetching ? undefined : data?.previewCancelMySeries;

  async function run(): Promise<void> {
    if (!asked) return;
    const outcome = await cancel({ ...variables, expectedFee: asked.fee });
    setRefusal(outcome.refusal);
    if (!outcome.data) {
      ask({ requestPolicy: 'network-only' });
      return;
    }
    const count = outcome.data.cancelMySeries.cancelled;
    showToast(m.series_cancelled({ count, shown: formatNumber(count) }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.series_cancel_title()}
      description={
        <>
          <bdi>{booking.resourceName}</bdi> · {bookedWords(booking, zone)}
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>{m.series_keep()}</Button>
          <Button look="danger" busy={busy} disabled={!asked} onClick={() => void run()}>
            {asked && asked.fee > 0 ? m.series_cancel_for({ amount: formatMoney(asked.fee, currency) }) : m.series_cancel()}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <ScopeChoice value={scope} onChange={setScope} />
        <p aria-live="polite" aria-busy={fetching}>
          {asked && m.series_cancel_count({ count: asked.count, shown: formatNumber(asked.count) })}{' '}
          {asked && (asked.fee > 0 ? m.series_cancel_costs({ amount: formatMoney(asked.fee, currency) }) : m.series_cancel_free())}
        </p>
        <ErrorMessage problem={refusal ?? (error && !fetching ? refusalOf(error) : undefined)} />
      </div>
    </Dialog>
  );
}
