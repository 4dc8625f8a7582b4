import type { InvoiceLineKind } from '@/generated/graphql';
import { classes } from '@/ui/classes';
import type { Minor } from '@/ui/format/money';
import { kindTone } from './kinds/kindNames';

interface Kinds {
  readonly timeRevenue: Minor;
  readonly itemRevenue: Minor;
  readonly planRevenue: Minor;
  readonly customRevenue: Minor;
}

type Amounts = readonly (readonly [InvoiceLineKind, Minor])[];

/** A day's revenue by what was sold. */
export const kindAmounts = (day: Kinds): Amounts => [
  ['TIME', day.timeRevenue],
  ['ITEM', day.itemRevenue],
  ['PLAN', day.planRevenue],
  ['CUSTOM', day.customRevenue],
];

/** The kinds beside each other, for those who'd rather look than read; the figures stand above. */
export function Split({ amounts }: { amounts: Amounts }) {
  const sold = amounts.filter(([, amount]) => amount > 0);
  if (sold.length === 0) return null;
  return (
    <div aria-hidden className="my-1 flex h-2 w-full gap-0.5 overflow-hidden rounded-full">
      {sold.map(([kind, amount]) => (
        <div key={kind} className={classes('min-w-1', kindTone(kind))} style={{ flexGrow: amount, flexBasis: 0 }} />
      ))}
    </div>
  );
}
