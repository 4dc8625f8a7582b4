import { useId, useState } from 'react';
import { useAct } from '@/client/useAct';
import type { Refusal } from '@/client/refusal';
import { PaymentsForm, type PaymentsSummary } from '@/features/payments';
import { ShiftHelp } from '@/features/shifts';
import { PayInvoiceDocument, type InvoiceDetailFragment, type PaymentInput } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Sheet } from '@/ui/dialog/Dialog';
import { formatMoney } from '@/ui/format/money';
import { ErrorMessage } from '@/ui/states';
import { useSpaceSettings } from '@/ui/space';
import { showToast } from '@/ui/toast';

interface PaySheetProps {
  invoice: InvoiceDetailFragment;
  open: boolean;
  onClose(): void;
}

export function PaySheet({ invoice, open, onClose }: PaySheetProps) {
  const { currency } = useSpaceSettings();
  const [pay, busy] = useAct(PayInvoiceDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const [tried, setTried] = useState(false);
  const [taken, setTaken] = useState<{ payments: PaymentInput[]; summary: PaymentsSummary }>();
  const formId = useId();

  function close(): void {
    setRefusal(undefined);
    setTried(false);
    onClose();
  }

  async function submit(): Promise<void> {
    setTried(true);
    if (!taken?.summary.complete || taken.payments.length === 0) return;
    const outcome = await pay({ invoiceId: invoice.id, payments: taken.payments });
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    const { received, change } = taken.summary;
    showToast(
      change > 0
        ? m.invoices_paid_with_change({ amount: formatMoney(received, currency), change: formatMoney(change, currency) })
        : m.invoices_paid_done({ amount: formatMoney(received, currency) }),
      { tone: 'success' },
    );
    close();
  }

  return (
    <Sheet
      open={open}
      onClose={close}
      title={m.invoices_pay_title({ number: invoice.invoiceNumber })}
      description={<bdi>{invoice.customerName}</bdi>}
      footer={
        <Button type="submit" form={formId} look="primary" size="lg" className="w-full" busy={busy}>
          {m.invoices_take({ amount: formatMoney(taken?.summary.received ?? invoice.due, currency) })}
        </Button>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <PaymentsForm
          due={invoice.due}
          balance={invoice.customer.balance}
          balanceLimit={invoice.customer.balanceLimit}
          showProblems={tried}
          onChange={(payments, summary) => setTaken({ payments, summary })}
        />
        <ErrorMessage problem={refusal} className="mt-4 mb-3" />
        <ShiftHelp refusal={refusal} />
      </form>
    </Sheet>
  );
}
