import { useId, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { AdjustBalanceDocument, type CustomerDetailFragment } from '@/generated/graphql';
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

/** Corrects a balance by hand, with the reason for the record. Mount it to open it. */
export function AdjustDialog({ customer, onClose }: { customer: CustomerDetailFragment; onClose(): void }) {
  const [adjust, busy] = useAct(AdjustBalanceDocument);
  const { currency } = useSpaceSettings();
  const [way, setWay] = useState<'add' | 'take'>('add');
  const [amount, setAmount] = useState<number | null>(null);
  const [unreadable, setUnreadable] = useState<string>();
  const [reason, setReason] = useState('');
  const [reasonNeeded, setReasonNeeded] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const formId = useId();
  const elsewhere = refusal && refusal.field !== 'amount' && refusal.field !== 'reason' ? refusal : undefined;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const missing = reason.trim() === '';
    setReasonNeeded(missing);
    if (amount === null) setUnreadable((problem) => problem ?? m.customers_amount_needed());
    if (amount === null || missing) return;
    const outcome = await adjust({
      customerId: customer.id,
      amount: way === 'add' ? amount : -amount,
      reason: reason.trim(),
    });
    setRefusal(outcome.refusal);
    if (!outcome.data) return;
    showToast(m.customers_adjusted({ name: customer.name, balance: formatMoney(outcome.data.adjustBalance.balance, currency) }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.customers_adjust_title({ name: customer.name })}
      description={
        <>
          {m.customers_balance_now()} <Money value={customer.balance} signed />
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {way === 'add' ? m.customers_adjust_add() : m.customers_adjust_take()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <Segmented
          label={m.customers_adjust_way()}
          value={way}
          onChange={setWay}
          options={[
            { value: 'add', label: m.customers_adjust_add() },
            { value: 'take', label: m.customers_adjust_take() },
          ]}
        />
        <FormField label={m.customers_amount()} required error={unreadable ?? (refusal?.field === 'amount' ? refusal.message : undefined)}>
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
        <FormField
          label={m.customers_reason()}
          required
          hint={m.customers_reason_hint()}
          error={reasonNeeded ? m.customers_reason_needed() : refusal?.field === 'reason' ? refusal.message : undefined}
        >
          {(field) => (
            <Input
              {...field}
              value={reason}
              onChange={(event) => {
                setReason(event.target.value);
                setReasonNeeded(false);
              }}
            />
          )}
        </FormField>
        <ErrorMessage problem={elsewhere} />
      </form>
    </Dialog>
  );
}
