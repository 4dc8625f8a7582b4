import { useId, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { PayInDocument, PayOutDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { formatMoney } from '@/ui/format/money';
import { FormField } from '@/ui/FormField';
import { MoneyInput } from '@/ui/MoneyInput';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';

export type CashMove = 'in' | 'out';

/** Puts cash into the drawer or takes some out, with the reason. Mount it to open it. */
export function CashMoveDialog({ move, onClose }: { move: CashMove; onClose(): void }) {
  const { currency } = useSpaceSettings();
  const [payIn, paying] = useAct(PayInDocument);
  const [payOut, taking] = useAct(PayOutDocument);
  const [amount, setAmount] = useState<number | null>(null);
  const [unreadable, setUnreadable] = useState<string>();
  const [reason, setReason] = useState('');
  const [reasonNeeded, setReasonNeeded] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const formId = useId();
  const at = (field: string) => (refusal?.field === field ? refusal.message : undefined);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const why = reason.trim();
    setReasonNeeded(why === '');
    if (amount === null) setUnreadable((problem) => problem ?? m.shifts_amount_needed());
    if (amount === null || why === '') return;
    const outcome = move === 'in' ? await payIn({ amount, reason: why }) : await payOut({ amount, reason: why });
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    const moved = { amount: formatMoney(amount, currency) };
    showToast(move === 'in' ? m.shifts_paid_in_done(moved) : m.shifts_paid_out_done(moved), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={move === 'in' ? m.shifts_pay_in_title() : m.shifts_pay_out_title()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={paying || taking}>
            {move === 'in' ? m.shifts_pay_in() : m.shifts_pay_out()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField label={m.shifts_amount()} required error={unreadable ?? at('amount')}>
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
        <FormField label={m.shifts_reason()} required error={reasonNeeded ? m.shifts_reason_needed() : at('reason')}>
          {(field) => (
            <Input
              {...field}
              value={reason}
              placeholder={move === 'in' ? m.shifts_pay_in_example() : m.shifts_pay_out_example()}
              onChange={(event) => {
                setReason(event.target.value);
                setReasonNeeded(false);
              }}
            />
          )}
        </FormField>
        <ErrorMessage problem={at('amount') || at('reason') ? undefined : refusal} />
      </form>
    </Dialog>
  );
}
