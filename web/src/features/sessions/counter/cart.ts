import type { SaleLineInput } from '@/generated/graphql';

/** One kind of thing that is being bought. */
export interface CartLine {
  readonly itemId: string;
  readonly name: string;
  readonly quantity: number;
}

/** The most of one item the server sells in one line. */
const most = 999;

/** The cart after so many more of an item, or fewer; what falls to none leaves it. */
export function changed(cart: readonly CartLine[], item: { readonly id: string; readonly name: string }, by: number): readonly CartLine[] {
  const known = cart.some((line) => line.itemId === item.id);
  const next = known ? cart : [...cart, { itemId: item.id, name: item.name, quantity: 0 }];
  return next
    .map((line) => (line.itemId === item.id ? { ...line, quantity: Math.min(most, line.quantity + by) } : line))
    .filter((line) => line.quantity > 0);
}

/** The cart as the API takes it. */
export function saleLines(cart: readonly CartLine[]): SaleLineInput[] {
  return cart.map(({ itemId, quantity }) => ({ itemId, quantity }));
}
