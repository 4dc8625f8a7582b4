import { Package, Plus } from 'lucide-react';
import { useState } from 'react';
import { usePages } from '@/client/usePages';
import { useMay } from '@/features/access';
import { ItemsDocument, type ItemSort, type ItemsQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { PageHeader } from '@/ui/PageHeader';
import { EmptyState } from '@/ui/states';
import { DataTable, type Sort } from '@/ui/table/DataTable';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { itemColumns, type ItemColumn } from './columns';
import { ItemDialog } from './ItemDialog';
import { ItemFilters } from './ItemFilters';
import { ItemSheet } from './ItemSheet';
import { LowStockHint } from './LowStockHint';
import { categories } from './words';

const pageSize = 50;
const pageOf = (data: ItemsQuery) => data.items;

/** The server's orders and where the table shows them; each has one natural direction. */
const sorts: Record<ItemSort, Sort<ItemColumn> | undefined> = {
  NAME: { column: 'name', direction: 'ascending' },
  STOCK: { column: 'stock', direction: 'ascending' },
  NEWEST: undefined,
};
const sortNames = Object.keys(sorts) as ItemSort[];

/** What is sold at the desk, and how much of it is left. */
export function InventoryPage() {
  const [filter, setFilters] = useUrlFilters();
  const [adding, setAdding] = useState(false);
  const mayWrite = useMay('inventory.write');
  const search = filter('q');
  const category = categories.find((each) => each === filter('category'));
  const sort = sortNames.find((name) => name === filter('sort')) ?? 'NAME';
  const archived = filter('archived') === '1';
  const lowOnly = filter('low') === '1';
  const open = filter('item');
  const pages = usePages(
    ItemsDocument,
    { search: search.trim() || null, category: category ?? null, sort, archived, lowOnly, first: pageSize, after: null },
    pageOf,
  );
  const shownSort = sorts[sort];
  const filtered = search.trim() !== '' || category !== undefined || lowOnly;

  const addButton = mayWrite && (
    <Button look="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setAdding(true)}>
      {m.inventory_new()}
    </Button>
  );

  return (
    <>
      <PageHeader title={m.desk_inventory()} actions={addButton} />
      {!lowOnly && !archived && <LowStockHint onShow={() => setFilters({ low: '1', q: '', category: '' })} />}
      <ItemFilters
        search={search}
        category={category}
        sort={sort}
        archived={archived}
        lowOnly={lowOnly}
        onChange={setFilters}
      />
      <Card flush>
        <DataTable
          label={m.desk_inventory()}
          columns={itemColumns()}
          rows={pages.rows}
          rowKey={(row) => row.id}
          onRowPress={(row) => setFilters({ item: row.id })}
          problem={pages.refusal}
          onRetry={pages.retry}
          {...(shownSort && { sort: shownSort })}
          onSort={({ column }) => setFilters({ sort: sortNames.find((name) => sorts[name]?.column === column) ?? '' })}
          paging={{ hasMore: pages.hasMore, loading: pages.loading, onMore: pages.more }}
          empty={
            filtered || archived ? (
              <EmptyState
                icon={<Package />}
                title={archived && !filtered ? m.inventory_none_archived() : lowOnly ? m.inventory_nothing_low() : m.inventory_none_found()}
              />
            ) : (
              <EmptyState icon={<Package />} title={m.inventory_none()} hint={m.inventory_none_hint()} action={addButton} />
            )
          }
        />
      </Card>
      {open !== '' && (
        <ItemSheet key={open} id={open} known={pages.rows?.find((row) => row.id === open)} onClose={() => setFilters({ item: '' })} />
      )}
      {adding && <ItemDialog onClose={() => setAdding(false)} />}
    </>
  );
}
