import { useId, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { CancelBookingDocument, type BookingDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Checkbox, Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { formatMoney } from '@/ui/format/money';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';

/** Calls a booking off, with what that costs said first (B9). Mount it to open it. */
export function CancelBookingDialog({ booking, onClose }: { booking: BookingDetailFragment; onClose(): void }) {
  const { id, customerName, resourceName, cancellationFee, invoice } = booking;
  const { currency } = useSpaceSettings();
  const mayWaive = useMay('invoices.discount');
  const [reason, setReason] = useState('');
  const [waived, setWaived] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [cancel, busy] = useAct(CancelBookingDocument);
  const formId = useId();
  const fee = cancellationFee ?? 0;
  const owed = waived ? 0 : fee;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const outcome = await cancel({ id, reason: reason.trim() || null, waiveFee: waived, expectedFee: owed });
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    showToast(m.bookings_cancelled_done({ place: resourceName, name: customerName }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.bookings_cancel_title()}
      description={
        <>
          <bdi>{customerName}</bdi> · <bdi>{resourceName}</bdi>
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>{m.bookings_keep()}</Button>
          <Button look="danger" type="submit" form={formId} busy={busy}>
            {owed > 0 ? m.bookings_cancel_for({ amount: formatMoney(owed, currency) }) : m.bookings_cancel()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <p aria-live="polite">
          {owed > 0
            ? invoice
              ? m.bookings_cancel_keeps({ amount: formatMoney(owed, currency) })
              : m.bookings_cancel_bills({ amount: formatMoney(owed, currency) })
            : invoice
              ? m.bookings_cancel_gives_back()
              : m.bookings_cancel_free()}
        </p>
        <FormField label={m.bookings_why()} error={refusal?.field === 'reason' ? refusal.message : undefined}>
          {(field) => <Input {...field} maxLength={500} autoComplete="off" value={reason} onChange={(event) => setReason(event.target.value)} />}
        </FormField>
        {mayWaive && fee > 0 && (
          <Checkbox checked={waived} onChange={(event) => setWaived(event.target.checked)} label={m.bookings_waive_fee()} />
        )}
        <ErrorMessage problem={refusal?.field === 'reason' ? undefined : refusal} />
      </form>
    </Dialog>
  );
}
