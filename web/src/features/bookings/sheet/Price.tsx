import { Link } from 'react-router';
import { Why } from '@/features/pricing';
import type { BookingDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatMinutes } from '@/ui/format/duration';
import { Money } from '@/ui/Money';

/** What was quoted, line by line with the reasons: it is what is charged. */
export function Price({ booking }: { booking: BookingDetailFragment }) {
  const { quote, amount, fee, invoice, feeInvoice } = booking;
  const listed = quote.reduce((sum, line) => sum + line.amount, 0);
  return (
    <section aria-label={m.bookings_price()} className="rounded-lg border border-line">
      <h3 className="border-b border-line px-3.5 py-2 font-semibold">{m.bookings_price()}</h3>
      <ul className="divide-y divide-line">
        {quote.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines of a quote have no identity but their place
          <li key={index} className="px-3.5 py-2">
            <div className="flex items-baseline justify-between gap-4">
              <span className="min-w-0">
                <span className="block">
                  <bdi>{line.label}</bdi> · {formatMinutes(line.minutes)}
                </span>
                <span className="block text-xs text-ink-muted">{line.reason}</span>
              </span>
              <Money value={line.amount} bare />
            </div>
            <Why reasons={line} of={line.label} />
          </li>
        ))}
        {amount < listed && (
          <li className="flex items-baseline justify-between gap-4 px-3.5 py-2">
            <span>{m.bookings_coupon()}</span>
            <Money value={amount - listed} bare />
          </li>
        )}
      </ul>
      <dl className="grid gap-1 rounded-b-lg border-t border-line bg-canvas px-3.5 py-2">
        <div className="flex justify-between font-semibold">
          <dt>{m.bookings_total()}</dt>
          <dd>
            <Money value={amount} />
          </dd>
        </div>
        {fee > 0 && (
          <div className="flex justify-between text-danger">
            <dt>{m.bookings_fee()}</dt>
            <dd>
              <Money value={fee} bare />
            </dd>
          </div>
        )}
      </dl>
      {(invoice ?? feeInvoice) && (
        <p className="flex flex-wrap gap-x-4 border-t border-line px-3.5 py-2">
          {[invoice, feeInvoice?.id === invoice?.id ? null : feeInvoice].map(
            (paper) =>
              paper && (
                <Link key={paper.id} to={`/invoices/${paper.id}`} className="figures text-accent underline underline-offset-4">
                  {paper.invoiceNumber}
                </Link>
              ),
          )}
        </p>
      )}
    </section>
  );
}
