import { Package } from 'lucide-react';
import { type ReactNode } from 'react';
import { useQuery } from 'urql';
import { usePages } from '@/client/usePages';
import { useMay } from '@/features/access';
import { CategoriesDocument, ItemsDocument, type ItemSort, type ItemsQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { EmptyState } from '@/ui/states';
import { DataTable, type Sort } from '@/ui/table/DataTable';
import { itemColumns, type ItemColumn } from './columns';
import { ItemFilters } from './ItemFilters';
import { LowStockHint } from './LowStockHint';
import { categories, type CategoryChoice } from './words';

const pageSize = 50;
const pageOf = (data: ItemsQuery) => data.items;

/** The server's orders and where the table shows them; each has one natural direction. */
const sorts: Record<ItemSort, Sort<ItemColumn> | undefined> = {
  NAME: { column: 'name', direction: 'ascending' },
  STOCK: { column: 'stock', direction: 'ascending' },
  CATEGORY: { column: 'category', direction: 'ascending' },
  NEWEST: undefined,
};
const sortNames = Object.keys(sorts) as ItemSort[];

interface ItemsTabProps {
  filter(name: string): string;
  onChange(changes: Readonly<Record<string, string>>): void;
  action: ReactNode;
}

/** What is sold at the desk, and how much of it is left. */
export function ItemsTab({ filter, onChange, action }: ItemsTabProps) {
  const mayKnowCost = useMay('inventory.write');
  const [{ data }] = useQuery({ query: CategoriesDocument });
  const own = data?.categories ?? [];
  const search = filter('q');
  const category: CategoryChoice | undefined = categories.find((each) => each === filter('category')) ?? own.find(({ id }) => id === filter('category'));
  const sort = sortNames.find((name) => name === filter('sort')) ?? 'NAME';
  const archived = filter('archived') === '1';
  const lowOnly = filter('low') === '1';
  const kind = typeof category === 'string' ? category : null;
  const categoryId = typeof category === 'object' ? category.id : null;
  const pages = usePages(
    ItemsDocument,
    { search: search.trim() || null, category: kind, categoryId, sort, archived, lowOnly, first: pageSize, after: null },
    pageOf,
  );
  const shownSort = sorts[sort];
  const filtered = search.trim() !== '' || category !== undefined || lowOnly;

  return (
    <>
      {!lowOnly && !archived && <LowStockHint onShow={() => onChange({ low: '1', q: '', category: '' })} />}
      <ItemFilters search={search} category={category} own={own} sort={sort} archived={archived} lowOnly={lowOnly} onChange={onChange} />
      <Card flush>
        <DataTable
          label={m.desk_inventory()}
          columns={itemColumns(own, mayKnowCost)}
          rows={pages.rows}
          rowKey={(row) => row.id}
          onRowPress={(row) => onChange({ item: row.id })}
          problem={pages.refusal}
          onRetry={pages.retry}
          {...(shownSort && { sort: shownSort })}
          onSort={({ column }) => onChange({ sort: sortNames.find((name) => sorts[name]?.column === column) ?? '' })}
          paging={{ hasMore: pages.hasMore, loading: pages.loading, onMore: pages.more }}
          empty={
            filtered || archived ? (
              <EmptyState
                icon={<Package />}
                title={archived && !filtered ? m.inventory_none_archived() : lowOnly ? m.inventory_nothing_low() : m.inventory_none_found()}
              />
            ) : (
              <EmptyState icon={<Package />} title={m.inventory_none()} hint={m.inventory_none_hint()} action={action} />
            )
          }
        />
      </Card>
    </>
  );
}
