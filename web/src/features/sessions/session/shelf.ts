import type { ItemCategory, ItemsOnSaleQuery, RecentConsumptionsQuery } from '@/generated/graphql';
import type { Minor } from '@/ui/format/money';
import { beginsWords, plain } from '../plain';

export type ShelfItem = ItemsOnSaleQuery['items']['nodes'][number] & {
  /** The price on the menu, once it is known whether rules make another one of it. */
  readonly listPrice?: Minor;
};

/** What items cost one guest now, by item id. */
export type ItemPrices = ReadonlyMap<string, { readonly price: Minor; readonly listPrice: Minor }>;

/** The items at the prices of the guest. */
export function priced(items: readonly ShelfItem[], prices: ItemPrices): readonly ShelfItem[] {
  return items.map((item) => ({ ...item, ...prices.get(item.id) }));
}

export const categories: readonly ItemCategory[] = ['BEVERAGE', 'SNACK', 'MEAL', 'OTHER'];

/** What a person means by `2 coffee`: how many, and of what. */
export interface Wish {
  readonly quantity: number;
  readonly name: string;
}

export function readWish(text: string): Wish {
  const [, quantity, name] = /^([1-9]\d?)\s*[x×*]?\s+(.*)$/u.exec(plain(text)) ?? [];
  return quantity === undefined ? { quantity: 1, name: plain(text) } : { quantity: Number(quantity), name: name ?? '' };
}

/** How often each item was taken in the last sessions, by item id; what was voided doesn't count. */
export function popularity(sessions: RecentConsumptionsQuery['sessions']['nodes']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { consumptions } of sessions) {
    for (const { item, quantity, voidedAt } of consumptions) {
      if (!voidedAt) counts.set(item.id, (counts.get(item.id) ?? 0) + quantity);
    }
  }
  return counts;
}

/** What an order of the shelf goes by, found once per opening: nothing moves under the finger. */
export interface ShelfOrder {
  /** How often each item was taken of late, by item id. */
  readonly popular: ReadonlyMap<string, number>;
  /** What was sold out when the shelf was opened. */
  readonly soldOut: ReadonlySet<string>;
}

/** What the shelf shows: every word typed begins a word of the name; most taken first, what was sold out last. */
export function onShelf(items: readonly ShelfItem[], name: string, category: ItemCategory | 'all', { popular, soldOut }: ShelfOrder): readonly ShelfItem[] {
  const rank = (item: ShelfItem) => popular.get(item.id) ?? 0;
  return items
    .filter((item) => (category === 'all' || item.category === category) && beginsWords(plain(item.name), name))
    .toSorted((a, b) => Number(soldOut.has(a.id)) - Number(soldOut.has(b.id)) || rank(b) - rank(a) || a.name.localeCompare(b.name));
}
