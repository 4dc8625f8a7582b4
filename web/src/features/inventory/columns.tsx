import type { CategoryRowFragment, ItemRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Money } from '@/ui/Money';
import type { Column } from '@/ui/table/DataTable';
import { Stock } from './Stock';
import { StockBadge } from './StockBadge';
import { Margin } from './Margin';
import { shelfOf } from './words';

export type ItemColumn = 'name' | 'category' | 'state' | 'price' | 'cost' | 'margin' | 'minStock' | 'stock';

/** The list's columns, in the reader's language; what goods cost is for those who may know. */
export function itemColumns(own: readonly CategoryRowFragment[], costs: boolean): readonly (Column<ItemRowFragment> & { id: ItemColumn })[] {
  const all: readonly (Column<ItemRowFragment> & { id: ItemColumn })[] = [
    { id: 'name', header: m.inventory_name(), sortable: true, phone: 'title', cell: (row) => <bdi>{row.name}</bdi> },
    {
      id: 'category',
      header: m.inventory_category(),
      width: '9rem',
      sortable: true,
      phone: 'meta',
      cell: (row) => <bdi className="text-ink-muted">{shelfOf(row, own)}</bdi>,
    },
    { id: 'state', header: m.inventory_state(), width: '7.5rem', phone: 'meta', cell: (row) => <StockBadge item={row} /> },
    {
      id: 'stock',
      header: m.inventory_stock(),
      align: 'end',
      width: '7rem',
      sortable: true,
      phone: 'value',
      cell: (row) => <Stock count={row.quantity} className={row.quantity <= 0 ? 'text-danger' : row.low ? 'text-warning' : ''} />,
    },
    {
      id: 'minStock',
      header: m.inventory_min_stock(),
      align: 'end',
      width: '6rem',
      phone: 'hidden',
      cell: (row) => <Stock count={row.minStock} className="text-ink-muted" />,
    },
    { id: 'price', header: m.inventory_price(), align: 'end', width: '8rem', phone: 'meta', cell: (row) => <Money value={row.price} /> },
    {
      id: 'cost',
      header: m.inventory_cost(),
      align: 'end',
      width: '8rem',
      phone: 'hidden',
      cell: (row) => (typeof row.cost === 'number' ? <Money value={row.cost} className="text-ink-muted" /> : '–'),
    },
    { id: 'margin', header: m.inventory_margin(), align: 'end', width: '7rem', phone: 'hidden', cell: (row) => <Margin item={row} /> },
  ];
  return costs ? all : all.filter(({ id }) => id !== 'cost' && id !== 'margin');
}
