import { ReceiptText } from 'lucide-react';
import { usePages } from '@/client/usePages';
import {
  InvoicesDocument,
  type InvoiceRowFragment,
  type InvoicesQuery,
  type InvoiceSort,
  type InvoiceStatus,
} from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { DayFilter } from '@/ui/DayFilter';
import { Select } from '@/ui/fields';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';
import { PageHeader } from '@/ui/PageHeader';
import { SearchInput } from '@/ui/SearchInput';
import { EmptyState } from '@/ui/states';
import { DataTable, type Column, type Sort } from '@/ui/table/DataTable';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { InvoiceStatusBadge, statusName } from './InvoiceStatusBadge';

const pageSize = 50;
const pageOf = (data: InvoicesQuery) => data.invoices;
const statuses: readonly InvoiceStatus[] = ['UNPAID', 'PENDING', 'PAID'];
const sorts: Record<InvoiceSort, Sort> = {
  NEWEST: { column: 'issued', direction: 'descending' },
  OLDEST: { column: 'issued', direction: 'ascending' },
  TOTAL: { column: 'total', direction: 'descending' },
};
const sortNames = Object.keys(sorts) as InvoiceSort[];
const filterNames = ['q', 'status', 'from', 'to'];

/** Every invoice. */
export function InvoicesPage() {
  const [filter, setFilters] = useUrlFilters();
  const search = filter('q');
  const status = filter('status');
  const from = filter('from');
  const to = filter('to');
  const sort = sortNames.find((name) => name === filter('sort')) ?? 'NEWEST';
  const filtered = filterNames.some((name) => filter(name) !== '');
  const clear = () => setFilters(Object.fromEntries(filterNames.map((name) => [name, ''])));

  const pages = usePages(
    InvoicesDocument,
    {
      search: search.trim() || null,
      status: statuses.find((each) => each === status) ?? null,
      overdue: status === 'OVERDUE' ? true : null,
      from: from || null,
      to: to || null,
      sort,
      first: pageSize,
      after: null,
    },
    pageOf,
  );

  return (
    <>
      <PageHeader title={m.desk_invoices()} />
      <div className="mb-3 flex flex-wrap items-end gap-2">
        <SearchInput
          value={search}
          onSearch={(text) => setFilters({ q: text })}
          label={m.invoices_search()}
          placeholder={m.invoices_search()}
          className="min-w-56 flex-1 max-sm:basis-full sm:max-w-sm"
        />
        <Select
          aria-label={m.invoices_status()}
          className="w-44 max-sm:w-[calc(50%-0.25rem)]"
          value={status}
          onChange={(event) => setFilters({ status: event.target.value })}
          options={[
            { value: '', label: m.invoices_any_status() },
            ...statuses.map((each) => ({ value: each, label: statusName(each) })),
            { value: 'OVERDUE', label: m.invoices_overdue() },
          ]}
        />
        <Select
          aria-label={m.invoices_sort()}
          className="w-40 max-sm:w-[calc(50%-0.25rem)]"
          value={sort}
          onChange={(event) => setFilters({ sort: event.target.value })}
          options={[
            { value: 'NEWEST', label: m.invoices_newest_first() },
            { value: 'OLDEST', label: m.invoices_oldest_first() },
            { value: 'TOTAL', label: m.invoices_highest_first() },
          ]}
        />
        <DayFilter label={m.invoices_from()} value={from} max={to} onValue={(day) => setFilters({ from: day })} />
        <DayFilter label={m.invoices_to()} value={to} min={from} onValue={(day) => setFilters({ to: day })} />
        {filtered && (
          <Button look="quiet" onClick={clear}>
            {m.invoices_clear_filters()}
          </Button>
        )}
      </div>
      <Card flush>
        <DataTable
          label={m.desk_invoices()}
          columns={invoiceColumns()}
          rows={pages.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/invoices/${row.id}`}
          sort={sorts[sort]}
          onSort={({ column }) => setFilters({ sort: column === 'total' ? 'TOTAL' : sort === 'NEWEST' ? 'OLDEST' : 'NEWEST' })}
          problem={pages.refusal}
          onRetry={pages.retry}
          paging={{ hasMore: pages.hasMore, loading: pages.loading, onMore: pages.more }}
          empty={
            filtered ? (
              <EmptyState
                icon={<ReceiptText />}
                title={m.invoices_none_found()}
                hint={m.invoices_none_found_hint()}
                action={<Button onClick={clear}>{m.invoices_clear_filters()}</Button>}
              />
            ) : (
              <EmptyState
                icon={<ReceiptText />}
                title={m.invoices_none()}
                hint={m.invoices_none_hint()}
                action={
                  <ButtonLink look="primary" to="/">
                    {m.desk_to_house()}
                  </ButtonLink>
                }
              />
            )
          }
        />
      </Card>
    </>
  );
}

function invoiceColumns(): readonly Column<InvoiceRowFragment>[] {
  return [
    {
      id: 'number',
      header: m.invoices_number(),
      width: '8rem',
      phone: 'title',
      cell: (row) => <bdi className="figures">{row.invoiceNumber}</bdi>,
    },
    { id: 'customer', header: m.invoices_customer(), phone: 'meta', cell: (row) => <bdi>{row.customerName}</bdi> },
    {
      id: 'issued',
      header: m.invoices_issued(),
      sortable: true,
      phone: 'meta',
      cell: (row) => <Moment at={row.createdAt} />,
    },
    {
      id: 'status',
      header: m.invoices_status(),
      phone: 'meta',
      cell: (row) => <InvoiceStatusBadge status={row.status} overdue={row.overdue} />,
    },
    {
      id: 'total',
      header: m.invoices_total(),
      align: 'end',
      sortable: true,
      phone: 'value',
      cell: (row) => <Money value={row.total} />,
    },
    {
      id: 'due',
      header: m.invoices_due(),
      align: 'end',
      phone: 'hidden',
      cell: (row) =>
        row.due === 0 ? <span className="text-ink-faint">–</span> : <Money value={row.due} className="font-medium text-danger" />,
    },
  ];
}
