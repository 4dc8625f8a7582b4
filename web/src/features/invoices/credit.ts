import type { CreditLineInput, InvoiceDetailFragment, RestockInput } from '@/generated/graphql';
import type { Minor } from '@/ui/format/money';

/** The lines to take back, by id: how much of each, `null` while the text is no amount. */
export type Picked = ReadonlyMap<string, Minor | null>;

/** Pieces that go back to the stock, by the id of their line. */
export type Back = ReadonlyMap<string, number>;

/** The pieces of picked lines as the API takes them. */
export function restockInputs(picked: Picked, back: Back): RestockInput[] {
  return [...back].flatMap(([lineId, quantity]) => (picked.has(lineId) && quantity > 0 ? [{ lineId, quantity }] : []));
}

/** All that remains of an invoice. */
export function everything(lines: InvoiceDetailFragment['lineItems']): Picked {
  return new Map(lines.filter((line) => line.creditable > 0).map((line) => [line.id, line.creditable]));
}

/** The lines as the API takes them; `undefined` while nothing is picked or an amount is missing. */
export function creditInputs(picked: Picked): CreditLineInput[] | undefined {
  const lines: CreditLineInput[] = [];
  for (const [lineId, amount] of picked) {
    if (amount === null || amount === 0) return undefined;
    lines.push({ lineId, amount });
  }
  return lines.length === 0 ? undefined : lines;
}

/** What the server will do with a credit (M7): first it lowers what is due, then money goes back. */
export function consequencesOf(picked: Picked, due: Minor): { total: Minor; lowersDue: Minor; goesBack: Minor } {
  const total = [...picked.values()].reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
  const lowersDue = Math.min(total, Math.max(0, due));
  return { total, lowersDue, goesBack: total - lowersDue };
}
