import { classes } from './classes';
import { formatMoney, type Minor } from './format/money';
import { useSpaceSettings } from './space';

interface MoneyProps {
  /** Minor units. */
  value: Minor;
  /** Leaves the currency out, for columns that name it once. */
  bare?: boolean;
  /** Colours what is owed and what is in credit. */
  signed?: boolean;
  className?: string;
}

export function Money({ value, bare = false, signed = false, className }: MoneyProps) {
  const { currency } = useSpaceSettings();
  return (
    <bdi className={classes('figures whitespace-nowrap', signed && value < 0 && 'text-danger', signed && value > 0 && 'text-success', className)}>
      {formatMoney(value, currency, bare)}
    </bdi>
  );
}
