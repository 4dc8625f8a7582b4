import type { DenominationInput } from '@/generated/graphql';
import type { Minor } from '@/ui/format/money';

/** Notes and coins people count, the largest first, in minor units; other currencies are counted as one amount. */
const known: Readonly<Record<string, readonly Minor[]>> = {
  EGP: [200_00, 100_00, 50_00, 20_00, 10_00, 5_00, 1_00, 50, 25],
};

export function denominationsOf(currency: string): readonly Minor[] {
  return known[currency] ?? [];
}

/** How many of each were counted; what is left empty is none. */
export type Pieces = ReadonlyMap<Minor, number | null>;

export function sumOf(pieces: Pieces): Minor {
  return [...pieces].reduce((sum, [value, count]) => sum + value * (count ?? 0), 0);
}

/** The pieces as the API takes them. */
export function denominationInputs(pieces: Pieces): DenominationInput[] {
  return [...pieces].flatMap(([value, count]) => (count ? [{ value, count }] : []));
}
