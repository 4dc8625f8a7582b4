import { useId, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { allTenders, tenderName } from '@/features/payments';
import { ShiftHelp } from '@/features/shifts';
import { TopUpDocument, type CustomerDetailFragment, type Tender } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Input, Segmented } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { formatMoney } from '@/ui/format/money';
import { Money } from '@/ui/Money';
import { MoneyInput } from '@/ui/MoneyInput';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';

/** A balance is not topped up from itself. */
const tenders = allTenders.filter((tender) => tender !== 'BALANCE');

/** Takes money for the account. Mount it to open it. */
export function TopUpDialog({ customer, onClose }: { customer: CustomerDetailFragment; onClose(): void }) {
  const [topUp, busy] = useAct(TopUpDocument);
  const { currency } = useSpaceSettings();
  const [amount, setAmount] = useState<number | null>(null);
  const [unreadable, setUnreadable] = useState<string>();
  const [tender, setTender] = useState<Tender>('CASH');
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const formId = useId();
  const at = (field: string) => (refusal?.field === field ? refusal.message : undefined);
  const elsewhere = refusal && !['amount', 'reference', 'note'].includes(refusal.field ?? '') ? refusal : undefined;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (amount === null) {
      setUnreadable((problem) => problem ?? m.customers_amount_needed());
      return;
    }
    const outcome = await topUp({
      customerId: customer.id,
      amount,
      tender,
      reference: tender === 'CASH' ? null : reference.trim() || null,
      note: note.trim() || null,
    });
    setRefusal(outcome.refusal);
    if (!outcome.data) return;
    showToast(m.customers_topped_up({ name: customer.name, balance: formatMoney(outcome.data.topUp.balance, currency) }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.customers_top_up_title({ name: customer.name })}
      description={
        <>
          {m.customers_balance_now()} <Money value={customer.balance} signed />
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {m.customers_top_up()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField label={m.customers_amount()} required error={unreadable ?? at('amount')}>
          {(field) => (
            <MoneyInput
              {...field}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type this
              autoFocus
              value={amount}
              onValue={(minor, problem) => {
                setAmount(minor);
                setUnreadable(problem);
                setRefusal(undefined);
              }}
            />
          )}
        </FormField>
        <div className="-m-1 overflow-x-auto p-1">
          <Segmented
            label={m.customers_tender()}
            value={tender}
            onChange={setTender}
            options={tenders.map((value) => ({ value, label: tenderName(value) }))}
          />
        </div>
        {tender !== 'CASH' && (
          <FormField label={m.customers_reference()} required={tender !== 'CARD'} error={at('reference')}>
            {(field) => <Input {...field} dir="ltr" className="figures rtl:text-right" value={reference} onChange={(event) => setReference(event.target.value)} />}
          </FormField>
        )}
        <FormField label={m.customers_note()} error={at('note')}>
          {(field) => <Input {...field} value={note} onChange={(event) => setNote(event.target.value)} />}
        </FormField>
        <ErrorMessage problem={elsewhere} />
        <ShiftHelp refusal={refusal} />
      </form>
    </Dialog>
  );
}
