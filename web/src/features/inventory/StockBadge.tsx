import type { ItemRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';

/** Whether an item runs out; what is well stocked says nothing. */
export function StockBadge({ item }: { item: ItemRowFragment }) {
  if (item.archivedAt) return <StatusBadge>{m.inventory_is_archived()}</StatusBadge>;
  if (item.quantity <= 0) return <StatusBadge tone="danger">{m.inventory_none_left()}</StatusBadge>;
  if (item.low) return <StatusBadge tone="warning">{m.inventory_low()}</StatusBadge>;
  return null;
}
