import { Why } from '@/features/pricing';
import type { BookingQuoteLinesFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { formatMinutes } from '@/ui/format/duration';
import { formatMoney } from '@/ui/format/money';
import { Money } from '@/ui/Money';
import { useSpaceSettings } from '@/ui/space';

interface PriceLinesProps {
  quote: BookingQuoteLinesFragment;
  /** A newer answer is on its way. */
  asking?: boolean;
}

/** What a booking costs: every stretch of time with its reasons, the coupon, the sum. */
export function PriceLines({ quote, asking = false }: PriceLinesProps) {
  const { currency } = useSpaceSettings();
  const { lines, couponCode, couponAmount, taxMode, tax, total } = quote;
  return (
    <section aria-label={m.calendar_price()} aria-busy={asking} className={classes('rounded-lg border border-line transition-opacity', asking && 'opacity-60')}>
      <ul className="divide-y divide-line">
        {lines.map((line, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines of a quote have no identity but their place
          <li key={index} className="px-3.5 py-2">
            <div className="flex items-baseline justify-between gap-4">
              <span className="min-w-0">
                <span className="block">
                  <bdi>{line.label}</bdi>
                  {m.calendar_comma()}
                  {formatMinutes(line.minutes)}
                </span>
                <span className="block text-xs text-ink-muted">{line.reason}</span>
              </span>
              <Money value={line.amount} bare />
            </div>
            <Why reasons={line} of={line.label} />
          </li>
        ))}
        {couponCode != null && (
          <li className="flex items-baseline justify-between gap-4 px-3.5 py-2">
            <span>{m.sessions_coupon_off({ code: couponCode })}</span>
            <Money value={-couponAmount} bare />
          </li>
        )}
      </ul>
      <dl className="flex items-baseline justify-between gap-4 rounded-b-lg border-t border-line bg-canvas px-3.5 py-2">
        <dt className="font-semibold">{m.calendar_total()}</dt>
        <dd className="text-end">
          <Money value={total} className="font-semibold" />
          {taxMode !== 'NONE' && <span className="block text-xs text-ink-muted">{m.calendar_tax({ tax: formatMoney(tax, currency) })}</span>}
        </dd>
      </dl>
    </section>
  );
}
