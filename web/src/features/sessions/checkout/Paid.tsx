import { Check, FileText, Printer } from 'lucide-react';
import type { EndSessionMutation } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { ButtonLink } from '@/ui/Button';
import { Money } from '@/ui/Money';
import type { Minor } from '@/ui/format/money';

/** What was done: the invoice, the change to hand back, what stays owed, the new balance. */
export function Paid({ invoice, passerBy = false }: { invoice: EndSessionMutation['endSession']; passerBy?: boolean }) {
  const change = invoice.payments.reduce((sum, payment) => sum + payment.changeGiven, 0);
  const toBalance = invoice.payments.reduce((sum, payment) => sum + payment.toBalance, 0);
  return (
    <div role="status" className="grid gap-5 pt-2">
      <div className="flex flex-col items-center gap-3 text-center">
        <span aria-hidden className="flex size-12 items-center justify-center rounded-full bg-success-soft text-success">
          <Check className="size-6" />
        </span>
        <div>
          <p className="text-lg font-semibold">
            {passerBy ? m.sessions_passer_by() : <bdi>{invoice.customer.name}</bdi>}
          </p>
          <p className="text-ink-muted">
            {m.sessions_invoiced()} <bdi className="figures">{invoice.invoiceNumber}</bdi>
          </p>
        </div>
      </div>
      {change > 0 && (
        <div className="rounded-lg bg-accent-soft px-4 py-3 text-center text-accent">
          <p className="font-medium">{m.sessions_give_change()}</p>
          <Money value={change} className="text-3xl font-medium" />
        </div>
      )}
      <dl className="grid gap-1.5 rounded-lg border border-line px-4 py-3">
        <Line label={m.sessions_total()} value={invoice.total} />
        {toBalance > 0 && <Line label={m.sessions_put_on_balance()} value={toBalance} />}
        <Line label={m.sessions_still_due()} value={invoice.due} tone={invoice.due > 0 ? 'text-danger' : 'text-success'} />
        {!passerBy && <Line label={m.sessions_new_balance()} value={invoice.customer.balance} />}
      </dl>
      <div className="flex flex-wrap justify-center gap-2">
        <ButtonLink to={`/invoices/${invoice.id}/receipt`} target="_blank" icon={<Printer aria-hidden className="size-4" />}>
          {m.sessions_receipt()}
        </ButtonLink>
        <ButtonLink to={`/invoices/${invoice.id}`} icon={<FileText aria-hidden className="size-4" />}>
          {m.sessions_open_invoice({ number: invoice.invoiceNumber })}
        </ButtonLink>
      </div>
    </div>
  );
}

function Line({ label, value, tone = '' }: { label: string; value: Minor; tone?: string }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-ink-muted">{label}</dt>
      <dd>
        <Money value={value} className={tone} />
      </dd>
    </div>
  );
}
