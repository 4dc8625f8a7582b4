import { useRef, useState } from 'react';
import { useAct } from '@/client/useAct';
import type { Refusal } from '@/client/refusal';
import { ShiftHelp } from '@/features/shifts';
import { IssueCreditNoteDocument, type InvoiceDetailFragment, type Tender } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Sheet } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { focusFirstInvalid } from '@/ui/form/focusInvalid';
import { FormField } from '@/ui/FormField';
import { formatMoney } from '@/ui/format/money';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { CreditLines } from './CreditLines';
import { consequencesOf, creditInputs, everything, restockInputs, type Back, type Picked } from './credit';
import { TenderBack } from './TenderBack';

interface CreditNoteSheetProps {
  invoice: InvoiceDetailFragment;
  open: boolean;
  onClose(): void;
}

/** Takes back what was sold, whole or in part. */
export function CreditNoteSheet({ invoice, open, onClose }: CreditNoteSheetProps) {
  return (
    <Sheet open={open} onClose={onClose} title={m.invoices_credit_title({ number: invoice.invoiceNumber })} description={m.invoices_credit_hint()}>
      <CreditForm invoice={invoice} onDone={onClose} />
    </Sheet>
  );
}

interface Problems {
  lines?: string | undefined;
  reason?: string | undefined;
  refusal?: Refusal | undefined;
}

function CreditForm({ invoice, onDone }: { invoice: InvoiceDetailFragment; onDone(): void }) {
  const { currency } = useSpaceSettings();
  const [picked, setPicked] = useState<Picked>(() => new Map());
  const [back, setBack] = useState<Back>(() => new Map());
  const [tender, setTender] = useState<Tender | null>(null);
  const [reason, setReason] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<Problems>({});
  const [issue, busy] = useAct(IssueCreditNoteDocument);
  const { total, lowersDue, goesBack } = consequencesOf(picked, invoice.due);

  async function submit(): Promise<void> {
    const lines = creditInputs(picked);
    const missing: Problems = {
      lines: lines === undefined ? m.invoices_credit_lines_needed() : undefined,
      reason: reason.trim() === '' ? m.invoices_reason_needed() : undefined,
    };
    setProblems(missing);
    focusFirstInvalid(form.current);
    if (!lines || missing.reason !== undefined) return;
    const { data, refusal } = await issue({ invoiceId: invoice.id, lines, restock: restockInputs(picked, back), reason: reason.trim(), tender });
    if (refusal) {
      if (refusal.field === 'reason') setProblems({ reason: refusal.message });
      else setProblems({ refusal });
      return;
    }
    showToast(m.invoices_credit_done({ number: data.issueCreditNote.creditNoteNumber }), { tone: 'success' });
    onDone();
  }

  return (
    <form
      ref={form}
      noValidate
      className="grid grid-cols-1 gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <CreditLines lines={invoice.lineItems} picked={picked} onChange={setPicked} back={back} onBack={setBack} />
      <Button size="sm" className="-mt-2 justify-self-start max-sm:h-11" onClick={() => setPicked(everything(invoice.lineItems))}>
        {m.invoices_credit_all()}
      </Button>
      <FormField label={m.invoices_reason()} required error={problems.reason}>
        {(field) => <Input {...field} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </FormField>
      {goesBack > 0 && <TenderBack value={tender} onChange={setTender} />}
      <div aria-live="polite" className="grid gap-1 rounded-md bg-sunken px-3 py-2.5">
        {total > 0 && <p className="font-semibold">{m.invoices_credit_total({ amount: formatMoney(total, currency) })}</p>}
        {lowersDue > 0 && <p>{m.invoices_credit_lowers({ amount: formatMoney(lowersDue, currency) })}</p>}
        {goesBack > 0 && <p>{m.invoices_credit_goes_back({ amount: formatMoney(goesBack, currency) })}</p>}
        <p className="text-ink-muted">{m.invoices_credit_final()}</p>
      </div>
      <ErrorMessage problem={problems.refusal ?? (problems.lines === undefined ? undefined : { message: problems.lines })} />
      <ShiftHelp refusal={problems.refusal} />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{m.ui_cancel()}</Button>
        <Button type="submit" look="danger" busy={busy} disabled={picked.size === 0}>
          {m.invoices_credit_do()}
        </Button>
      </div>
    </form>
  );
}
