import { useId, useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { CancelSeriesDocument, PreviewCancelSeriesDocument, type SeriesScope } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { formatNumber } from '@/ui/format/digits';
import { formatMoney } from '@/ui/format/money';
import { FormField } from '@/ui/FormField';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import type { RepeatedBooking } from './ChangeSeriesDialog';
import { ScopeChoice } from './ScopeChoice';

/** Calls off this one, this and those that follow, or all; how many and what it costs is said first (B9, R3). Mount it to open it. */
export function CancelSeriesDialog({ booking, onClose }: { booking: RepeatedBooking; onClose(): void }) {
  const { currency } = useSpaceSettings();
  const [scope, setScope] = useState<SeriesScope>('THIS');
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const [cancel, busy] = useAct(CancelSeriesDocument);
  const formId = useId();
  const [{ data, error, fetching }] = useQuery({
    query: PreviewCancelSeriesDocument,
    variables: { bookingId: booking.id, scope },
    requestPolicy: 'cache-and-network',
  });
  const asked = fetching ? undefined : data?.previewCancelSeries;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!asked) return;
    const outcome = await cancel({ bookingId: booking.id, scope, reason: reason.trim() || null, expectedFee: asked.fee });
    setRefusal(outcome.refusal);
    if (!outcome.data) return;
    const count = outcome.data.cancelSeries.cancelled;
    showToast(m.series_cancelled({ count, shown: formatNumber(count) }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.series_cancel_title()}
      description={<bdi>{booking.customerName}</bdi>}
      footer={
        <>
          <Button onClick={onClose}>{m.series_keep()}</Button>
          <Button look="danger" type="submit" form={formId} busy={busy} disabled={!asked}>
            {asked && asked.fee > 0 ? m.series_cancel_for({ amount: formatMoney(asked.fee, currency) }) : m.series_cancel()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <ScopeChoice value={scope} onChange={setScope} />
        <p aria-live="polite" aria-busy={fetching}>
          {asked && m.series_cancel_count({ count: asked.count, shown: formatNumber(asked.count) })}{' '}
          {asked && (asked.fee > 0 ? m.series_cancel_costs({ amount: formatMoney(asked.fee, currency) }) : m.series_cancel_free())}
        </p>
        <FormField label={m.series_why()} error={refusal?.field === 'reason' ? refusal.message : undefined}>
          {(field) => <Input {...field} maxLength={500} autoComplete="off" value={reason} onChange={(event) => setReason(event.target.value)} />}
        </FormField>
        <ErrorMessage problem={refusal?.field === 'reason' ? undefined : (refusal ?? (error && !fetching ? refusalOf(error) : undefined))} />
      </form>
    </Dialog>
  );
}
