import type { ItemRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Money } from '@/ui/Money';
import type { Column } from '@/ui/table/DataTable';
import { Stock } from './Stock';
import { StockBadge } from './StockBadge';
import { categoryName } from './words';

export type ItemColumn = 'name' | 'category' | 'state' | 'price' | 'minStock' | 'stock';

/** The list's columns, in the reader's language. */
export function itemColumns(): readonly (Column<ItemRowFragment> & { id: ItemColumn })[] {
  return [
    { id: 'name', header: m.inventory_name(), sortable: true, phone: 'title', cell: (row) => <bdi>{row.name}</bdi> },
    {
      id: 'category',
      header: m.inventory_category(),
      width: '8rem',
      phone: 'meta',
      cell: (row) => <span className="text-ink-muted">{categoryName(row.category)}</span>,
    },
    { id: 'state', header: m.inventory_state(), width: '9rem', phone: 'meta', cell: (row) => <StockBadge item={row} /> },
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
      width: '8rem',
      phone: 'hidden',
      cell: (row) => <Stock count={row.minStock} className="text-ink-muted" />,
    },
    { id: 'price', header: m.inventory_price(), align: 'end', width: '9rem', phone: 'meta', cell: (row) => <Money value={row.price} /> },
  ];
}
