import type { ItemRowFragment } from '@/generated/graphql';
import { formatPercent } from '@/ui/format/percent';

/** What is left of the price over the cost, as a share of the price without tax. */
export function Margin({ item }: { item: ItemRowFragment }) {
  if (typeof item.marginBasisPoints !== 'number') return <>–</>;
  const tone = item.marginBasisPoints < 0 ? 'text-danger' : 'text-ink-muted';
  return <bdi className={`figures ${tone}`}>{formatPercent(item.marginBasisPoints)}</bdi>;
}
