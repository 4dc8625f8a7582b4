import type { FindQuery } from '@/generated/graphql';
import { toLatinDigits } from '@/ui/format/digits';
import { beginsWords, plain } from '../plain';

export type Found = FindQuery['find'][number];
export type FoundGuest = Extract<Found, { __typename: 'Customer' }>;

function exactName(found: Found): string | undefined {
  switch (found.__typename) {
    case 'Customer':
      return found.humanId;
    case 'Resource':
      return found.name;
    case 'Invoice':
      return found.invoiceNumber;
    default:
      return undefined;
  }
}

const ranks: Readonly<Record<Found['__typename'], number>> = { Customer: 1, Session: 2, Resource: 3, Item: 4, Invoice: 5 };

/**
 * The order of what was found: what is named exactly so, then people, since a regular at the door is what
 * the palette is opened for. A session is left out when its guest is there: they lead to the same sheet.
 */
export function inPaletteOrder(found: readonly Found[], text: string): readonly Found[] {
  const wanted = toLatinDigits(text).trim().toLocaleLowerCase();
  const guests = new Set(found.flatMap((each) => (each.__typename === 'Customer' ? each.id : [])));
  const rank = (each: Found) => {
    if (exactName(each)?.toLocaleLowerCase() === wanted) return 0;
    // `mar` means Mariam before it means Omar.
    const inside = each.__typename === 'Customer' && !beginsWords(plain(each.name), plain(text));
    return ranks[each.__typename] + (inside ? 0.5 : 0);
  };
  return found
    .filter((each) => each.__typename !== 'Session' || !guests.has(each.customer.id))
    .toSorted((a, b) => rank(a) - rank(b));
}
