import type { CheckoutQuery } from '@/generated/graphql';
import { Why } from '@/features/pricing';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { formatNumber } from '@/ui/format/digits';
import type { Minor } from '@/ui/format/money';
import { formatPercent } from '@/ui/format/percent';
import { Money } from '@/ui/Money';

type Checkout = CheckoutQuery['checkout'];
/** What only a stay has. */
type OfSessions = 'quote' | 'couponCode' | 'couponAmount';

interface BillProps {
  bill: Omit<Checkout, 'session' | 'at' | 'customerBalance' | OfSessions> & Partial<Pick<Checkout, OfSessions>>;
  /** The lines stand elsewhere. */
  totalsOnly?: boolean;
}

/** The lines of the bill as they will stand on the invoice. */
export function Bill({ bill, totalsOnly = false }: BillProps) {
  const { quote = [], couponCode, couponAmount = 0 } = bill;
  return (
    <section aria-label={m.sessions_bill()} className="rounded-lg border border-line">
      {!totalsOnly && (
        <ul className="divide-y divide-line">
          {bill.lines.map((line, at) => (
            <li key={line.id} className="px-3.5 py-2">
              <div className="flex items-baseline justify-between gap-4">
                <span className="min-w-0">
                  <bdi>
                    {line.kind === 'ITEM' && line.quantity > 1
                      ? m.sessions_many_of({ count: formatNumber(line.quantity), item: line.description })
                      : line.description}
                  </bdi>
                  {line.detail && <span className="block text-xs text-ink-muted">{line.detail}</span>}
                </span>
                <Money value={line.amount} bare />
              </div>
              {/* The lines of time come first, in the order of the quote. */}
              {line.kind === 'TIME' && quote[at] && <Why reasons={quote[at]} of={line.description} />}
            </li>
          ))}
          {bill.lines.length === 0 && <li className="px-3.5 py-2 text-ink-muted">{m.sessions_nothing_to_bill()}</li>}
        </ul>
      )}
      <dl aria-live="polite" className={classes('grid gap-1 bg-canvas px-3.5 py-2.5', totalsOnly ? 'rounded-lg' : 'rounded-b-lg border-t border-line')}>
        {(bill.discountAmount !== 0 || (bill.tax !== 0 && bill.taxMode === 'EXCLUSIVE')) && (
          <Line label={m.sessions_subtotal()} value={bill.amount} />
        )}
        {bill.discount !== 0 && (
          <Line label={m.sessions_discount_of({ percent: formatPercent(bill.discount) })} value={couponAmount - bill.discountAmount} />
        )}
        {couponCode && <Line label={m.sessions_coupon_off({ code: couponCode })} value={-couponAmount} />}
        {bill.tax !== 0 && (
          <Line
            label={bill.taxMode === 'INCLUSIVE' ? m.sessions_tax_included({ tax: bill.taxName }) : bill.taxName}
            value={bill.tax}
          />
        )}
        <div className="flex items-baseline justify-between gap-4 text-base font-semibold">
          <dt>{m.sessions_to_pay()}</dt>
          <dd>
            <Money value={bill.total} className="text-lg" />
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Line({ label, value }: { label: string; value: Minor }) {
  return (
    <div className="flex justify-between gap-4 text-ink-muted">
      <dt>{label}</dt>
      <dd>
        <Money value={value} bare />
      </dd>
    </div>
  );
}
