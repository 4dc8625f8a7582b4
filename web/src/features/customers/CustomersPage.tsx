import { FileUp, Plus, UserPlus, Users } from 'lucide-react';
import { useNavigate } from 'react-router';
import { usePages } from '@/client/usePages';
import { useMay } from '@/features/access';
import { CustomersDocument, type CustomersQuery, type CustomerSort } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Segmented, Select } from '@/ui/fields';
import { formatNumber } from '@/ui/format/digits';
import { PageHeader } from '@/ui/PageHeader';
import { SearchInput } from '@/ui/SearchInput';
import { EmptyState } from '@/ui/states';
import { DataTable, type Sort } from '@/ui/table/DataTable';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { customerColumns, type CustomerColumn } from './columns';
import { CustomerDialog } from './CustomerDialog';

const pageSize = 50;
const pageOf = (data: CustomersQuery) => data.customers;

/** The server's orders and where the table shows them; each has one natural direction. */
const sorts: Record<CustomerSort, Sort<CustomerColumn> | undefined> = {
  NAME: { column: 'name', direction: 'ascending' },
  NEWEST: undefined,
  LAST_VISIT: { column: 'lastVisit', direction: 'descending' },
  BALANCE: { column: 'balance', direction: 'ascending' },
  OWED: { column: 'owed', direction: 'descending' },
};
const sortNames = Object.keys(sorts) as CustomerSort[];

/** Everybody the desk knows. */
export function CustomersPage() {
  const [filter, setFilters] = useUrlFilters();
  const navigate = useNavigate();
  const mayWrite = useMay('customers.write');
  const mayImport = useMay('data.import');

  const search = filter('q');
  const sort = sortNames.find((name) => name === filter('sort')) ?? 'NAME';
  const archived = filter('archived') === '1';
  const adding = mayWrite && filter('new') === '1';
  const add = () => setFilters({ new: '1' });

  const pages = usePages(
    CustomersDocument,
    { search: search.trim() || null, sort, archived, first: pageSize, after: null },
    pageOf,
  );
  const shownSort = sorts[sort];

  return (
    <>
      <PageHeader
        title={m.desk_customers()}
        subtitle={pages.total === undefined ? undefined : counted(pages.total)}
        actions={
          <>
            {mayImport && (
              <ButtonLink to="/import/customers" icon={<FileUp aria-hidden className="size-4" />}>
                {m.imports_import()}
              </ButtonLink>
            )}
            {mayWrite && (
              <Button look="primary" icon={<Plus aria-hidden className="size-4" />} onClick={add}>
                {m.customers_new()}
              </Button>
            )}
          </>
        }
      />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchInput
          value={search}
          onSearch={(text) => setFilters({ q: text })}
          label={m.customers_search_label()}
          placeholder={m.customers_search()}
          className="min-w-56 flex-1 sm:max-w-sm"
        />
        <Select
          aria-label={m.customers_sort()}
          className="w-48"
          value={sort}
          onChange={(event) => setFilters({ sort: event.target.value })}
          options={[
            { value: 'NAME', label: m.customers_sort_name() },
            { value: 'NEWEST', label: m.customers_sort_newest() },
            { value: 'LAST_VISIT', label: m.customers_sort_last_visit() },
            { value: 'BALANCE', label: m.customers_sort_balance() },
            { value: 'OWED', label: m.customers_sort_owed() },
          ]}
        />
        <Segmented
          label={m.customers_which()}
          value={archived ? 'archived' : 'current'}
          onChange={(which) => setFilters({ archived: which === 'archived' ? '1' : '' })}
          options={[
            { value: 'current', label: m.customers_current() },
            { value: 'archived', label: m.customers_archived() },
          ]}
        />
      </div>
      <Card flush>
        <DataTable
          label={m.desk_customers()}
          columns={customerColumns()}
          rows={pages.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/customers/${row.id}`}
          problem={pages.refusal}
          onRetry={pages.retry}
          {...(shownSort && { sort: shownSort })}
          onSort={({ column }) => setFilters({ sort: sortNames.find((name) => sorts[name]?.column === column) ?? '' })}
          paging={{ hasMore: pages.hasMore, loading: pages.loading, onMore: pages.more }}
          empty={<Nobody search={search} archived={archived} onAdd={mayWrite ? add : undefined} />}
        />
      </Card>
      {adding && (
        <CustomerDialog onClose={() => setFilters({ new: '' })} onSaved={(saved) => void navigate(`/customers/${saved.id}`)} />
      )}
    </>
  );
}

function counted(total: number): string {
  return m.customers_count({ count: total, number: formatNumber(total) });
}

function Nobody({ search, archived, onAdd }: { search: string; archived: boolean; onAdd: (() => void) | undefined }) {
  if (archived) return <EmptyState icon={<Users />} title={m.customers_none_archived()} />;
  const add = onAdd && (
    <Button look="primary" icon={<UserPlus aria-hidden className="size-4" />} onClick={onAdd}>
      {m.customers_new()}
    </Button>
  );
  if (search.trim() !== '')
    return (
      <EmptyState
        icon={<Users />}
        title={m.customers_none_found({ search: search.trim() })}
        hint={m.customers_none_found_hint()}
        action={add}
      />
    );
  return <EmptyState icon={<Users />} title={m.customers_none()} hint={m.customers_none_hint()} action={add} />;
}
