import { useRef, useState } from 'react';
import { useAct } from '@/client/useAct';
import type { Refusal } from '@/client/refusal';
import { ShiftHelp } from '@/features/shifts';
import { RefundDocument, type InvoiceDetailFragment, type Tender } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { focusFirstInvalid } from '@/ui/form/focusInvalid';
import { FormField } from '@/ui/FormField';
import { formatMoney, type Minor } from '@/ui/format/money';
import { MoneyInput } from '@/ui/MoneyInput';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { TenderBack } from './TenderBack';

interface RefundDialogProps {
  invoice: InvoiceDetailFragment;
  open: boolean;
  onClose(): void;
}

/** Gives money back; what was sold stays sold. */
export function RefundDialog({ invoice, open, onClose }: RefundDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={m.invoices_refund_title({ number: invoice.invoiceNumber })} description={m.invoices_refund_consequences()}>
      <RefundForm invoice={invoice} onDone={onClose} />
    </Dialog>
  );
}

interface Problems {
  amount?: string | undefined;
  reason?: string | undefined;
  refusal?: Refusal | undefined;
}

function RefundForm({ invoice, onDone }: { invoice: InvoiceDetailFragment; onDone(): void }) {
  const { currency } = useSpaceSettings();
  const most = invoice.paidAmount - invoice.refundedAmount;
  const [amount, setAmount] = useState<Minor | null>(most);
  const [tender, setTender] = useState<Tender | null>(null);
  const [reason, setReason] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<Problems>({});
  const [refund, busy] = useAct(RefundDocument);

  async function submit(): Promise<void> {
    const missing: Problems = {
      amount: amount === null || amount === 0 ? (problems.amount ?? m.payments_amount_needed()) : undefined,
      reason: reason.trim() === '' ? m.invoices_reason_needed() : undefined,
    };
    setProblems(missing);
    focusFirstInvalid(form.current);
    if (amount === null || missing.amount !== undefined || missing.reason !== undefined) return;
    const { refusal } = await refund({ invoiceId: invoice.id, amount, tender, reason: reason.trim() });
    if (refusal) {
      const at = refusal.field;
      setProblems(at === 'amount' || at === 'reason' ? { [at]: refusal.message } : { refusal });
      return;
    }
    showToast(m.invoices_refund_done({ amount: formatMoney(amount, currency) }), { tone: 'success' });
    onDone();
  }

  return (
    <form
      ref={form}
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <FormField
        label={m.payments_amount()}
        required
        error={problems.amount}
        hint={m.invoices_refund_most({ amount: formatMoney(most, currency) })}
      >
        {(field) => (
          <MoneyInput
            {...field}
            value={amount}
            onValue={(value, problem) => {
              setAmount(value);
              setProblems((before) => ({ ...before, amount: problem }));
            }}
          />
        )}
      </FormField>
      <TenderBack value={tender} onChange={setTender} />
      <FormField label={m.invoices_reason()} required error={problems.reason}>
        {(field) => <Input {...field} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </FormField>
      <ErrorMessage problem={problems.refusal} />
      <ShiftHelp refusal={problems.refusal} />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{m.ui_cancel()}</Button>
        <Button type="submit" look="danger" busy={busy}>
          {m.invoices_refund_do({ amount: formatMoney(amount ?? 0, currency) })}
        </Button>
      </div>
    </form>
  );
}
