import type { QuoteMyBookingQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatMinutes } from '@/ui/format/duration';
import { Money } from '@/ui/Money';

type Quote = QuoteMyBookingQuery['quoteMyBooking']['quote'];

/** The price with its reasons: what is shown is what is charged (P1). */
export function PriceLines({ quote }: { quote: Quote }) {
  return (
    <div className="grid gap-1.5">
      <ul aria-label={m.members_price()} className="grid gap-1.5">
        {quote.lines.map((line, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines of a quote have no identity but their place
          <li key={at} className="text-[0.8125rem]">
            <p className="flex items-baseline justify-between gap-4">
              <span>{formatMinutes(line.minutes)}</span>
              <Money value={line.amount} />
            </p>
            <p className="text-ink-muted">{line.reason}</p>
          </li>
        ))}
        {quote.couponCode && (
          <li className="flex items-baseline justify-between gap-4 text-[0.8125rem]">
            <span>
              {m.members_coupon()} <bdi className="figures">{quote.couponCode}</bdi>
            </span>
            <Money value={-quote.couponAmount} />
          </li>
        )}
      </ul>
      <p className="flex items-baseline justify-between gap-4 border-t border-line pt-1.5 font-semibold">
        <span>{m.members_to_pay()}</span>
        <Money value={quote.total} className="text-base" />
      </p>
    </div>
  );
}
