import type { ReactNode } from 'react';
import { useViewer } from '@/features/access';
import { tenderName } from '@/features/payments';
import type { InvoiceDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { formatCalendarDay, formatDate } from '@/ui/format/dates';
import { Money } from '@/ui/Money';
import { useSpaceSettings } from '@/ui/space';
import { LineReason } from './InvoiceLines';
import { statusName } from './InvoiceStatusBadge';
import { settlementOf, totalsOf } from './totals';

/** The invoice on A4; only the printer sees it. */
export function InvoicePaper({ invoice, note }: { invoice: InvoiceDetailFragment; note: string }) {
  const { tenantName, space } = useViewer();
  const { zone } = useSpaceSettings();
  return (
    <article className="hidden text-[10.5pt] text-ink print:block" aria-hidden>
      <header className="flex justify-between gap-8 border-b-2 border-ink pb-4">
        <div>
          <p className="text-[15pt] font-semibold">
            <bdi>{tenantName}</bdi>
          </p>
          {space.name !== tenantName && (
            <p className="text-ink-muted">
              <bdi>{space.name}</bdi>
            </p>
          )}
        </div>
        <div className="text-end">
          <p className="text-[15pt] font-semibold">{m.invoices_invoice()}</p>
          <p className="figures">
            <bdi>{invoice.invoiceNumber}</bdi>
          </p>
        </div>
      </header>
      <dl className="grid grid-cols-4 gap-4 py-5">
        <Fact label={m.invoices_customer()}>
          <bdi>{invoice.customerName}</bdi>
          <br />
          <bdi className="figures text-ink-muted">{invoice.customer.humanId}</bdi>
        </Fact>
        <Fact label={m.invoices_issued()}>{formatDate(invoice.createdAt, zone)}</Fact>
        <Fact label={m.invoices_due_date()}>{formatCalendarDay(invoice.dueDate)}</Fact>
        <Fact label={m.invoices_status()}>{statusName(invoice.status)}</Fact>
      </dl>
      <table className="w-full">
        <thead>
          <tr className="border-b border-ink text-[9pt] text-ink-muted">
            <th className="py-1.5 text-start font-medium">{m.invoices_line()}</th>
            <th className="py-1.5 text-end font-medium">{m.invoices_amount()}</th>
          </tr>
        </thead>
        <tbody>
          {invoice.lineItems.map((line) => (
            <tr key={line.id} className="break-inside-avoid border-b border-line align-top">
              <td className="py-2">
                <bdi>{line.description}</bdi>
                <span className="flex gap-x-2 text-[9pt] text-ink-muted">
                  <LineReason line={line} />
                </span>
              </td>
              <td className="py-2 text-end">
                <Money value={line.amount} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="ms-auto mt-3 grid w-1/2 gap-1 break-inside-avoid">
        {[...totalsOf(invoice), ...settlementOf(invoice)].map((line) => (
          <div key={line.id} className={classes('flex justify-between gap-4', line.id === 'total' && 'font-semibold')}>
            <dt>{line.label}</dt>
            <dd>
              <Money value={line.value} />
            </dd>
          </div>
        ))}
        <div className="mt-1 flex justify-between gap-4 border-t border-ink pt-1.5 font-semibold">
          <dt>{m.invoices_due()}</dt>
          <dd>
            <Money value={invoice.due} />
          </dd>
        </div>
      </dl>
      {invoice.payments.length > 0 && (
        <p className="mt-6 text-[9pt] text-ink-muted">
          {m.invoices_payments()}:{' '}
          {invoice.payments.map((payment, index) => (
            <span key={payment.id}>
              {index > 0 && ' · '}
              {payment.kind === 'REFUND' ? m.invoices_refund_by({ tender: tenderName(payment.tender) }) : tenderName(payment.tender)}{' '}
              <Money value={payment.kind === 'REFUND' ? -payment.amount : payment.amount} />
            </span>
          ))}
        </p>
      )}
      {note && <p className="mt-8 border-t border-line pt-3 text-center whitespace-pre-line text-ink-muted">{note}</p>}
    </article>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-[9pt] text-ink-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
