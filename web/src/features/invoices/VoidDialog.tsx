import { useRef, useState } from 'react';
import { useAct } from '@/client/useAct';
import type { Refusal } from '@/client/refusal';
import { ShiftHelp } from '@/features/shifts';
import { VoidInvoiceDocument, type InvoiceDetailFragment, type Tender } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Checkbox, Input } from '@/ui/fields';
import { focusFirstInvalid } from '@/ui/form/focusInvalid';
import { FormField } from '@/ui/FormField';
import { formatMoney } from '@/ui/format/money';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { TenderBack } from './TenderBack';

interface VoidDialogProps {
  invoice: InvoiceDetailFragment;
  open: boolean;
  onClose(): void;
}

/** Takes a whole invoice back. */
export function VoidDialog({ invoice, open, onClose }: VoidDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={m.invoices_void_title({ number: invoice.invoiceNumber })} description={m.invoices_void_hint()}>
      <VoidForm invoice={invoice} onDone={onClose} />
    </Dialog>
  );
}

function VoidForm({ invoice, onDone }: { invoice: InvoiceDetailFragment; onDone(): void }) {
  const { currency } = useSpaceSettings();
  const [tender, setTender] = useState<Tender | null>(null);
  const [reason, setReason] = useState('');
  const goods = invoice.lineItems.some((line) => line.restockable > 0);
  const [restock, setRestock] = useState(goods);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const form = useRef<HTMLFormElement>(null);
  const [take, busy] = useAct(VoidInvoiceDocument);
  const goesBack = invoice.paidAmount - invoice.refundedAmount;
  const missing = tried && reason.trim() === '' ? m.invoices_reason_needed() : undefined;

  async function submit(): Promise<void> {
    setTried(true);
    setRefusal(undefined);
    if (reason.trim() === '') {
      requestAnimationFrame(() => focusFirstInvalid(form.current));
      return;
    }
    const outcome = await take({ invoiceId: invoice.id, reason: reason.trim(), tender, restock });
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    showToast(m.invoices_void_done({ number: invoice.invoiceNumber }), { tone: 'success' });
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
      <FormField label={m.invoices_reason()} required error={missing ?? (refusal?.field === 'reason' ? refusal.message : undefined)}>
        {(field) => <Input {...field} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </FormField>
      {goesBack > 0 && (
        <>
          <TenderBack value={tender} onChange={setTender} />
          <p className="font-medium">{m.invoices_credit_goes_back({ amount: formatMoney(goesBack, currency) })}</p>
        </>
      )}
      {goods && (
        <Checkbox label={m.invoices_restock_all()} checked={restock} onChange={(event) => setRestock(event.target.checked)} />
      )}
      <ErrorMessage problem={refusal?.field === 'reason' ? undefined : refusal} />
      <ShiftHelp refusal={refusal} />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{m.ui_cancel()}</Button>
        <Button type="submit" look="danger" busy={busy}>
          {m.invoices_void_do()}
        </Button>
      </div>
    </form>
  );
}
