import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { PaymentsForm, type PaymentsSummary } from '@/features/payments';
import { ShiftHelp } from '@/features/shifts';
import { BookingToPayDocument, PayBookingDocument, type PaymentInput } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Sheet } from '@/ui/dialog/Dialog';
import { formatMoney } from '@/ui/format/money';
import { useSpaceSettings } from '@/ui/space';
import { EmptyState, ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';

/** Takes money for a booking before its guest comes; one that was only kept holds from then on. */
export function PayAheadSheet({ bookingId, onClose }: { bookingId: string; onClose(): void }) {
  const { currency } = useSpaceSettings();
  const formId = useId();
  const [{ data, error }, ask] = useQuery({ query: BookingToPayDocument, variables: { id: bookingId }, requestPolicy: 'cache-and-network' });
  const [pay, busy] = useAct(PayBookingDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const [tried, setTried] = useState(false);
  const [taken, setTaken] = useState<{ payments: PaymentInput[]; summary: PaymentsSummary }>();
  const booking = data?.booking;
  const due = booking?.dueAhead ?? null;

  async function submit(): Promise<void> {
    setTried(true);
    if (!taken?.summary.complete || taken.payments.length === 0) return;
    const outcome = await pay({ id: bookingId, payments: taken.payments });
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    const amount = formatMoney(taken.summary.received, currency);
    const { change } = taken.summary;
    const done = change > 0 ? m.invoices_paid_with_change({ amount, change: formatMoney(change, currency) }) : m.invoices_paid_done({ amount });
    showToast(done, { tone: 'success' });
    onClose();
  }

  return (
    <Sheet
      open
      onClose={onClose}
      title={m.bookings_take_payment()}
      description={booking && <bdi>{booking.customerName}</bdi>}
      footer={
        due !== null && (
          <Button type="submit" form={formId} look="primary" size="lg" className="w-full" busy={busy}>
            {m.invoices_take({ amount: formatMoney(taken?.summary.received ?? due, currency) })}
          </Button>
        )
      }
    >
      {!booking && error && <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!booking && !error && <LoadingState shape="form" count={3} />}
      {booking && due === null && <EmptyState title={m.bookings_nothing_to_pay()} />}
      {booking && due !== null && (
        <form
          id={formId}
          noValidate
          className="grid grid-cols-1 gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <PaymentsForm
            due={due}
            balance={booking.customer.balance}
            balanceLimit={booking.customer.balanceLimit}
            showProblems={tried}
            onChange={(payments, summary) => setTaken({ payments, summary })}
          />
          <ErrorMessage problem={refusal} />
          <ShiftHelp refusal={refusal} />
        </form>
      )}
    </Sheet>
  );
}
