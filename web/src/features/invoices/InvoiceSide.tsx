import type { InvoiceDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { classes } from '@/ui/classes';
import { formatCalendarDay, formatDate } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';
import { useSpaceSettings } from '@/ui/space';
import { InvoiceStatusBadge } from './InvoiceStatusBadge';
import { PaymentList } from './PaymentList';
import { settlementOf } from './totals';

/** What is still to be paid and how the rest was. */
export function InvoiceSide({ invoice }: { invoice: InvoiceDetailFragment }) {
  const { zone } = useSpaceSettings();
  return (
    <aside className="grid grid-cols-1 gap-4">
      <Card>
        <div className="flex items-center justify-between gap-3">
          <h2 className="text-[0.8125rem] font-medium text-ink-muted">{m.invoices_due()}</h2>
          <InvoiceStatusBadge status={invoice.status} overdue={invoice.overdue} voided={Boolean(invoice.voidedAt)} />
        </div>
        <p aria-live="polite" className={classes('mt-1 text-2xl font-semibold', invoice.due > 0 && invoice.overdue && 'text-danger')}>
          <Money value={invoice.due} />
        </p>
        <p className="mt-1 text-[0.8125rem] text-ink-muted">
          {standing(invoice, zone)}
          {invoice.overdue && (
            <span className="font-medium text-danger">
              {' · '}
              {m.invoices_days_late({ count: invoice.daysOverdue, number: formatNumber(invoice.daysOverdue) })}
            </span>
          )}
        </p>
        {invoice.remindedAt && (
          <p className="mt-1 text-[0.8125rem] text-ink-muted">
            {m.invoices_reminders({ count: invoice.reminders, number: formatNumber(invoice.reminders) })}
            {' · '}
            <Moment at={invoice.remindedAt} />
            {' · '}
            <bdi>{m.invoices_reminded_by({ name: invoice.remindedByName })}</bdi>
          </p>
        )}
        <dl className="mt-3 grid gap-1.5 border-t border-line pt-3">
          <div className="flex justify-between gap-3">
            <dt className="text-ink-muted">{m.invoices_total()}</dt>
            <dd>
              <Money value={invoice.total} />
            </dd>
          </div>
          {settlementOf(invoice).map((line) => (
            <div key={line.id} className="flex justify-between gap-3">
              <dt className="text-ink-muted">{line.label}</dt>
              <dd>
                <Money value={line.value} />
              </dd>
            </div>
          ))}
        </dl>
      </Card>
      {invoice.note !== '' && (
        <Card title={m.invoices_note()}>
          <p dir="auto" className="wrap-anywhere whitespace-pre-line">
            {invoice.note}
          </p>
        </Card>
      )}
      <Card title={m.invoices_payments()} flush>
        {invoice.payments.length === 0 ? (
          <p className="p-4 text-ink-muted">{m.invoices_no_payments()}</p>
        ) : (
          <PaymentList payments={invoice.payments} />
        )}
      </Card>
    </aside>
  );
}

function standing(invoice: InvoiceDetailFragment, zone: string): string {
  if (invoice.voidedAt) return m.invoices_voided_on({ day: formatDate(invoice.voidedAt, zone) });
  if (invoice.paidDate) return m.invoices_settled_on({ day: formatCalendarDay(invoice.paidDate) });
  return m.invoices_due_on({ day: formatCalendarDay(invoice.dueDate) });
}
