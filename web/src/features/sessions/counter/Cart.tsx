import { Minus, Plus, Trash2 } from 'lucide-react';
import type { QuoteSaleQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { IconButton } from '@/ui/Button';
import { formatNumber } from '@/ui/format/digits';
import { Money } from '@/ui/Money';
import { changed, type CartLine } from './cart';

interface CartProps {
  cart: readonly CartLine[];
  /** What the lines cost, in their order; nothing while it is being reckoned. */
  priced: QuoteSaleQuery['quoteSale']['lines'] | undefined;
  onChange(cart: readonly CartLine[]): void;
}

/** What is being bought, with a way to one more, one less and none. */
export function Cart({ cart, priced, onChange }: CartProps) {
  return (
    <section aria-label={m.sessions_cart()}>
      <h3 className="mb-1 text-[0.8125rem] font-semibold">{m.sessions_cart()}</h3>
      {cart.length === 0 && <p className="py-2 text-ink-muted">{m.sessions_cart_empty()}</p>}
      <ul className="divide-y divide-line">
        {cart.map((line, at) => {
          const item = { id: line.itemId, name: line.name };
          const price = priced?.[at];
          return (
            <li key={line.itemId} className="flex flex-wrap items-center justify-between gap-x-3 py-1">
              <span className="min-w-0 flex-1 max-sm:basis-full">
                <span className="block truncate">
                  <bdi>{line.name}</bdi>
                </span>
                {price?.detail && <span className="block text-xs text-ink-muted">{price.detail}</span>}
              </span>
              <span className="flex shrink-0 items-center gap-1">
                <IconButton
                  label={m.sessions_one_less({ item: line.name })}
                  icon={<Minus aria-hidden className="size-4" />}
                  onClick={() => onChange(changed(cart, item, -1))}
                />
                <span aria-live="polite" className="figures min-w-8 text-center font-medium">
                  {formatNumber(line.quantity)}
                </span>
                <IconButton
                  label={m.sessions_one_more({ item: line.name })}
                  icon={<Plus aria-hidden className="size-4" />}
                  onClick={() => onChange(changed(cart, item, 1))}
                />
                <IconButton
                  label={m.sessions_take_off({ item: line.name })}
                  icon={<Trash2 aria-hidden className="size-4" />}
                  onClick={() => onChange(changed(cart, item, -line.quantity))}
                />
              </span>
              <span className="min-w-18 text-end">{price && <Money value={price.amount} bare />}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
