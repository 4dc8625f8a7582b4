import { Plus } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { CustomerCombobox } from '@/features/customers';
import { PaymentsForm, type PaymentsSummary } from '@/features/payments';
import {
  InvoiceCustomerDocument,
  InvoiceItemsDocument,
  InvoicePreviewDocument,
  IssueInvoiceDocument,
  type PaymentInput,
} from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { serverNow } from '@/ui/clock';
import { Sheet } from '@/ui/dialog/Dialog';
import { Checkbox, Input, Select, Textarea } from '@/ui/fields';
import { focusFirstInvalid } from '@/ui/form/focusInvalid';
import { FormField } from '@/ui/FormField';
import { dateIn, formatCalendarDay } from '@/ui/format/dates';
import { formatMoney } from '@/ui/format/money';
import { PercentInput } from '@/ui/PercentInput';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { useSettled } from '@/ui/useSettled';
import { LineRow } from './LineRow';
import { PreviewTotals } from './PreviewTotals';
import { blankRow, inputOf, problemsOf, refusedAt, untouched, wholeLines, type Row, type RowProblems } from './rows';

interface NewInvoiceSheetProps {
  /** Whose invoice it will be, where that is known. */
  customerId: string;
  onClose(): void;
  onIssued(id: string): void;
}

/** An invoice typed by hand; the server reckons it while it is typed. */
export function NewInvoiceSheet({ customerId, onClose, onIssued }: NewInvoiceSheetProps) {
  const formId = useId();
  const { currency } = useSpaceSettings();
  const [busy, setBusy] = useState(false);
  const [total, setTotal] = useState<number>();
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.invoices_new()}
      description={m.invoices_new_hint()}
      footer={
        <Button type="submit" form={formId} look="primary" size="lg" className="w-full" busy={busy}>
          {total === undefined ? m.invoices_issue() : m.invoices_issue_of({ amount: formatMoney(total, currency) })}
        </Button>
      }
    >
      <NewInvoiceForm id={formId} customerId={customerId} onBusy={setBusy} onTotal={setTotal} onIssued={onIssued} />
    </Sheet>
  );
}

interface FormProps {
  id: string;
  customerId: string;
  onBusy(busy: boolean): void;
  onTotal(total: number | undefined): void;
  onIssued(id: string): void;
}

function NewInvoiceForm({ id, customerId, onBusy, onTotal, onIssued }: FormProps) {
  const { zone } = useSpaceSettings();
  const mayDiscount = useMay('invoices.discount');
  const mayTake = useMay('payments.take');
  const nextKey = useRef(1);
  const form = useRef<HTMLFormElement>(null);
  const [customer, setCustomer] = useState(customerId);
  const [rows, setRows] = useState<readonly Row[]>([blankRow(0)]);
  const [added, setAdded] = useState<number>();
  const [discount, setDiscount] = useState<number | null>(null);
  const [dueDate, setDueDate] = useState('');
  const [note, setNote] = useState('');
  const [payNow, setPayNow] = useState(false);
  const [taken, setTaken] = useState<{ payments: PaymentInput[]; summary: PaymentsSummary }>();
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [issue] = useAct(IssueInvoiceDocument);

  const [{ data: items }] = useQuery({ query: InvoiceItemsDocument });
  const [{ data: account }] = useQuery({ query: InvoiceCustomerDocument, variables: { id: customer }, pause: customer === '' });
  const asked = useSettled(JSON.stringify({ lines: wholeLines(rows), discount, dueDate: dueDate || null }));
  const variables = JSON.parse(asked) as { lines: ReturnType<typeof wholeLines>; discount: number | null; dueDate: string | null };
  const [{ data, error }] = useQuery({ query: InvoicePreviewDocument, variables, pause: variables.lines.length === 0 });
  const preview = variables.lines.length === 0 ? undefined : data?.invoicePreview;
  const total = preview?.total;
  const [told, setTold] = useState<number>();
  if (told !== total) {
    setTold(total);
    onTotal(total);
  }

  const written = rows.filter((row) => !untouched(row));
  const checked = written.length === 0 ? rows.slice(0, 1) : written;
  const refused = refusedAt(refusal?.field, refusal?.message ?? '', rows);
  const problemsAt = (row: Row): RowProblems => ({ ...(tried && checked.includes(row) && problemsOf(row)), ...refused.get(row.key) });

  function change(key: number, part: Partial<Row>): void {
    setRefusal(undefined);
    setRows((now) => now.map((row) => (row.key === key ? { ...row, ...part } : row)));
  }

  function add(part: Partial<Row>): void {
    const key = nextKey.current++;
    const row = { ...blankRow(key), ...part };
    // An item takes the place of a line that nobody wrote on.
    setRows((now) => [...(part.item ? now.filter((each) => !untouched(each)) : now), row]);
    setAdded(key);
  }

  async function submit(): Promise<void> {
    setTried(true);
    setRefusal(undefined);
    const lines = written.map(inputOf);
    const whole = lines.every((line) => line !== undefined) ? lines : [];
    const payments = payNow ? taken : undefined;
    if (customer === '' || whole.length === 0 || (payNow && !payments?.summary.complete)) {
      requestAnimationFrame(() => focusFirstInvalid(form.current));
      return;
    }
    onBusy(true);
    const outcome = await issue({
      input: { customerId: customer, lines: whole, discount, dueDate: dueDate || null, note: note.trim() || null, payments: payments?.payments ?? null },
    });
    onBusy(false);
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    const invoice = outcome.data.issueInvoice;
    showToast(m.invoices_issued_done({ number: invoice.invoiceNumber }), { tone: 'success' });
    onIssued(invoice.id);
  }

  return (
    <form
      id={id}
      ref={form}
      noValidate
      className="grid grid-cols-1 gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <FormField label={m.invoices_customer()} required error={tried && customer === '' ? m.invoices_customer_needed() : undefined}>
        {(field) => <CustomerCombobox {...field} value={customer} onValue={setCustomer} placeholder={m.invoices_find_customer()} />}
      </FormField>
      <div className="grid gap-2" role="group" aria-label={m.invoices_lines_typed()}>
        {rows.map((row, index) => (
          <LineRow
            key={row.key}
            row={row}
            place={index + 1}
            problems={problemsAt(row)}
            fresh={row.key === added && !row.item}
            onChange={(part) => change(row.key, part)}
            onRemove={rows.length > 1 ? () => setRows(rows.filter((each) => each !== row)) : undefined}
          />
        ))}
        <div className="flex flex-wrap gap-2">
          <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => add({})}>
            {m.invoices_add_line()}
          </Button>
          {items && items.items.nodes.length > 0 && (
            <Select
              aria-label={m.invoices_add_item()}
              className="w-44 flex-1 sm:max-w-56"
              value=""
              onChange={(event) => {
                const item = items.items.nodes.find((each) => each.id === event.target.value);
                if (item) add({ description: item.name, unitPrice: item.price, item: { id: item.id, left: item.quantity } });
              }}
              options={[
                { value: '', label: m.invoices_add_item() },
                ...items.items.nodes.map((item) => ({ value: item.id, label: item.name })),
              ]}
            />
          )}
        </div>
      </div>
      <div className="grid grid-cols-2 gap-3">
        <FormField
          label={m.invoices_due_date()}
          hint={preview && dueDate === '' ? m.invoices_due_date_default({ day: formatCalendarDay(preview.dueDate) }) : m.invoices_due_date_settings()}
          error={refusal?.field === 'dueDate' ? refusal.message : undefined}
        >
          {(field) => (
            <Input
              {...field}
              type="date"
              min={dateIn(zone, new Date(serverNow()))}
              value={dueDate}
              onChange={(event) => {
                setRefusal(undefined);
                setDueDate(event.target.value);
              }}
            />
          )}
        </FormField>
        {mayDiscount && (
          <FormField label={m.invoices_discount({ percent: '' }).trim()} error={refusal?.field === 'discount' ? refusal.message : undefined}>
            {(field) => <PercentInput {...field} value={discount} onValue={setDiscount} />}
          </FormField>
        )}
      </div>
      <FormField label={m.invoices_note()} hint={m.invoices_note_hint()} error={refusal?.field === 'note' ? refusal.message : undefined}>
        {(field) => <Textarea {...field} rows={2} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />}
      </FormField>
      {preview && <PreviewTotals preview={preview} />}
      {error && refusedAt(refusalOf(error).field, '', rows).size === 0 && <ErrorMessage problem={refusalOf(error)} />}
      {mayTake && preview && preview.total > 0 && account && (
        <>
          <Checkbox label={m.invoices_pay_now()} checked={payNow} onChange={(event) => setPayNow(event.target.checked)} />
          {payNow && (
            <PaymentsForm
              due={preview.total}
              balance={account.customer.balance}
              balanceLimit={account.customer.balanceLimit}
              showProblems={tried}
              onChange={(payments, summary) => setTaken({ payments, summary })}
            />
          )}
        </>
      )}
      <p className="text-[0.8125rem] text-ink-muted">{m.invoices_issue_final()}</p>
      <ErrorMessage problem={refusal && refused.size === 0 ? refusal : undefined} />
    </form>
  );
}
