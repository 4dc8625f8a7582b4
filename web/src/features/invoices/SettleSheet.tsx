import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { PaymentsForm, type PaymentsSummary } from '@/features/payments';
import { ShiftHelp } from '@/features/shifts';
import { OpenInvoicesDocument, PayInvoicesDocument, type OpenInvoicesQuery, type PaymentInput } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Sheet } from '@/ui/dialog/Dialog';
import { formatCalendarDay } from '@/ui/format/dates';
import { formatMoney } from '@/ui/format/money';
import { Money } from '@/ui/Money';
import { useSpaceSettings } from '@/ui/space';
import { EmptyState, ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';

interface SettleSheetProps {
  customerId: string;
  /** Chosen at first; all that are open when left out. */
  chosen?: ReadonlySet<string>;
  onClose(): void;
}

/** Settles several invoices of a customer with one or more payments, the first due first. */
export function SettleSheet({ customerId, chosen, onClose }: SettleSheetProps) {
  const formId = useId();
  const { currency } = useSpaceSettings();
  const [{ data, error }, ask] = useQuery({
    query: OpenInvoicesDocument,
    variables: { customerId },
    requestPolicy: 'cache-and-network',
  });
  const [busy, setBusy] = useState(false);
  const [received, setReceived] = useState<number>();
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.invoices_settle_title()}
      description={data ? <bdi>{data.customer.name}</bdi> : m.invoices_settle_hint()}
      footer={
        received !== undefined && (
          <Button type="submit" form={formId} look="primary" size="lg" className="w-full" busy={busy}>
            {m.invoices_take({ amount: formatMoney(received, currency) })}
          </Button>
        )
      }
    >
      {!data && error && <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingState shape="form" count={3} />}
      {data && data.openInvoices.length === 0 && <EmptyState title={m.invoices_settle_nothing()} />}
      {data && data.openInvoices.length > 0 && (
        <SettleForm id={formId} open={data} chosen={chosen} onBusy={setBusy} onReceived={setReceived} onDone={onClose} />
      )}
    </Sheet>
  );
}

interface SettleFormProps {
  id: string;
  open: OpenInvoicesQuery;
  chosen: ReadonlySet<string> | undefined;
  onBusy(busy: boolean): void;
  onReceived(amount: number | undefined): void;
  onDone(): void;
}

function SettleForm({ id, open: { openInvoices, customer }, chosen, onBusy, onReceived, onDone }: SettleFormProps) {
  const { currency } = useSpaceSettings();
  const [left, setLeft] = useState<ReadonlySet<string>>(
    () => new Set(chosen ? openInvoices.filter(({ id: each }) => !chosen.has(each)).map(({ id: each }) => each) : []),
  );
  const [taken, setTaken] = useState<{ payments: PaymentInput[]; summary: PaymentsSummary }>();
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [pay] = useAct(PayInvoicesDocument);
  const settled = openInvoices.filter((invoice) => !left.has(invoice.id));
  const due = settled.reduce((sum, invoice) => sum + invoice.due, 0);
  const spendable = Math.min(due, Math.max(0, customer.balance - customer.balanceLimit));

  function toggle(invoice: string, on: boolean): void {
    const next = new Set(left);
    if (on) next.delete(invoice);
    else next.add(invoice);
    setLeft(next);
  }

  async function send(payments: PaymentInput[], received: number): Promise<void> {
    onBusy(true);
    const outcome = await pay({ customerId: customer.id, invoiceIds: settled.map((invoice) => invoice.id), payments });
    onBusy(false);
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    const { change, toBalance } = outcome.data.payInvoices;
    const done =
      change > 0
        ? m.invoices_paid_with_change({ amount: formatMoney(received, currency), change: formatMoney(change, currency) })
        : m.invoices_settle_done({ amount: formatMoney(received, currency) });
    const kept = toBalance > 0 ? ` ${m.invoices_settle_balance({ amount: formatMoney(toBalance, currency) })}` : '';
    showToast(done + kept, { tone: 'success' });
    onDone();
  }

  return (
    <form
      id={id}
      noValidate
      className="grid grid-cols-1 gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (taken?.summary.complete && taken.payments.length > 0 && settled.length > 0) void send(taken.payments, taken.summary.received);
      }}
    >
      <p className="text-[0.8125rem] text-ink-muted">{m.invoices_settle_hint()}</p>
      <ul aria-label={m.invoices_settle_which()} className="grid rounded-md border border-line">
        {openInvoices.map((invoice) => (
          <li key={invoice.id} className="border-b border-line last:border-0">
            <label className="flex min-h-11 cursor-pointer items-center gap-3 px-3 py-1.5">
              <input
                type="checkbox"
                className="size-4 shrink-0 cursor-pointer accent-(--primary)"
                checked={!left.has(invoice.id)}
                onChange={(event) => toggle(invoice.id, event.target.checked)}
              />
              <span className="min-w-0 flex-1">
                <bdi className="figures font-medium">{invoice.invoiceNumber}</bdi>
                <span className={invoice.overdue ? 'block text-xs text-danger' : 'block text-xs text-ink-muted'}>
                  {m.invoices_due_on({ day: formatCalendarDay(invoice.dueDate) })}
                </span>
              </span>
              <Money value={invoice.due} />
            </label>
          </li>
        ))}
      </ul>
      {spendable > 0 && (
        <Button className="justify-self-start" onClick={() => void send([{ tender: 'BALANCE', amount: spendable }], spendable)}>
          {m.invoices_settle_all_from_balance({ amount: formatMoney(spendable, currency) })}
        </Button>
      )}
      {due > 0 && (
        <PaymentsForm
          due={due}
          balance={customer.balance}
          balanceLimit={customer.balanceLimit}
          showProblems={tried}
          onChange={(payments, summary) => {
            setTaken({ payments, summary });
            onReceived(summary.received);
          }}
        />
      )}
      <ErrorMessage problem={refusal} />
      <ShiftHelp refusal={refusal} />
    </form>
  );
}
