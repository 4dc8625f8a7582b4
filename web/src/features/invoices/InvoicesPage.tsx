import { Plus, ReceiptText, Scale } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { usePages } from '@/client/usePages';
import { useMay } from '@/features/access';
import { InvoicesDocument, type InvoicesQuery, type InvoiceSort } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { DayFilter } from '@/ui/DayFilter';
import { Segmented, Select } from '@/ui/fields';
import { PageHeader } from '@/ui/PageHeader';
import { SearchInput } from '@/ui/SearchInput';
import { EmptyState } from '@/ui/states';
import { DataTable, type Sort } from '@/ui/table/DataTable';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { invoiceColumns } from './columns';
import { SelectionBar } from './SelectionBar';

const NewInvoiceSheet = lazy(async () => ({ default: (await import('./manual/NewInvoiceSheet')).NewInvoiceSheet }));
const SettleSheet = lazy(async () => ({ default: (await import('./SettleSheet')).SettleSheet }));
const ReminderDialog = lazy(async () => ({ default: (await import('./ReminderDialog')).ReminderDialog }));

const pageSize = 50;
const pageOf = (data: InvoicesQuery) => data.invoices;
const views = ['', 'OPEN', 'OVERDUE', 'PAID'] as const;
type View = (typeof views)[number];
const sorts: Record<InvoiceSort, Sort> = {
  NEWEST: { column: 'issued', direction: 'descending' },
  OLDEST: { column: 'issued', direction: 'ascending' },
  TOTAL: { column: 'total', direction: 'descending' },
  DUE: { column: 'dueDate', direction: 'ascending' },
};
const sortNames = Object.keys(sorts) as InvoiceSort[];
const filterNames = ['q', 'status', 'from', 'to'];

/** What is done with chosen invoices, or with one whose button was pressed. */
type Act = { readonly remind: readonly string[] } | { readonly settle: string };

/** Every invoice; what is to be paid, the first due first. */
export function InvoicesPage() {
  const [filter, setFilters] = useUrlFilters();
  const navigate = useNavigate();
  const mayIssue = useMay('invoices.issue');
  const mayRemind = useMay('invoices.remind');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [act, setAct] = useState<Act>();
  const search = filter('q');
  const view: View = views.find((each) => each === filter('status')) ?? '';
  const from = filter('from');
  const to = filter('to');
  const unsettled = view === 'OPEN' || view === 'OVERDUE';
  const sort = unsettled ? 'DUE' : (sortNames.find((name) => name === filter('sort') && name !== 'DUE') ?? 'NEWEST');
  const filtered = filterNames.some((name) => filter(name) !== '');
  const adding = mayIssue && filter('new') === '1';
  const add = () => setFilters({ new: '1' });

  /** What is chosen is what is seen: another list begins with nothing chosen. */
  function show(changes: Readonly<Record<string, string>>): void {
    setChosen(new Set());
    setFilters(changes);
  }
  const clear = () => show(Object.fromEntries(filterNames.map((name) => [name, ''])));

  const pages = usePages(
    InvoicesDocument,
    {
      search: search.trim() || null,
      status: view === 'PAID' ? 'PAID' : null,
      overdue: view === 'OVERDUE' ? true : null,
      from: from || null,
      to: to || null,
      sort,
      first: pageSize,
      after: null,
    },
    pageOf,
  );
  const rows = pages.rows?.filter((row) => chosen.has(row.id)) ?? [];

  return (
    <>
      <PageHeader
        title={m.desk_invoices()}
        actions={
          <>
            <ButtonLink to="/balances" icon={<Scale aria-hidden className="size-4" />}>
              {m.invoices_balances()}
            </ButtonLink>
            {mayIssue && (
              <Button look="primary" icon={<Plus aria-hidden className="size-4" />} onClick={add}>
                {m.invoices_new()}
              </Button>
            )}
          </>
        }
      />
      <div className="mb-3 flex flex-wrap items-end gap-2">
        <Segmented<View>
          label={m.invoices_view()}
          value={view}
          onChange={(status) => show({ status })}
          options={[
            { value: '', label: m.invoices_all() },
            { value: 'OPEN', label: m.invoices_open() },
            { value: 'OVERDUE', label: m.invoices_overdue() },
            { value: 'PAID', label: m.invoices_paid() },
          ]}
        />
        <SearchInput
          value={search}
          onSearch={(text) => show({ q: text })}
          label={m.invoices_search()}
          placeholder={m.invoices_search()}
          className="min-w-40 flex-1 max-sm:basis-full sm:max-w-sm"
        />
        {!unsettled && (
          <Select
            aria-label={m.invoices_sort()}
            className="w-40 max-sm:w-[calc(50%-0.25rem)]"
            value={sort}
            onChange={(event) => show({ sort: event.target.value })}
            options={[
              { value: 'NEWEST', label: m.invoices_newest_first() },
              { value: 'OLDEST', label: m.invoices_oldest_first() },
              { value: 'TOTAL', label: m.invoices_highest_first() },
            ]}
          />
        )}
        <DayFilter label={m.invoices_from()} value={from} max={to} onValue={(day) => show({ from: day })} />
        <DayFilter label={m.invoices_to()} value={to} min={from} onValue={(day) => show({ to: day })} />
        {filtered && (
          <Button look="quiet" onClick={clear}>
            {m.invoices_clear_filters()}
          </Button>
        )}
      </div>
      <Card flush>
        <DataTable
          label={m.desk_invoices()}
          columns={invoiceColumns({ unsettled, ...(mayRemind && { onRemind: (row) => setAct({ remind: [row.id] }) }) })}
          rows={pages.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/invoices/${row.id}`}
          selection={{ chosen, onChange: setChosen, labelOf: (row) => row.invoiceNumber }}
          sort={sorts[sort]}
          {...(!unsettled && {
            onSort: ({ column }: Sort) => show({ sort: column === 'total' ? 'TOTAL' : sort === 'NEWEST' ? 'OLDEST' : 'NEWEST' }),
          })}
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
      <SelectionBar
        rows={rows}
        onClear={() => setChosen(new Set())}
        onRemind={() => setAct({ remind: rows.map((row) => row.id) })}
        onSettle={(customerId) => setAct({ settle: customerId })}
      />
      <Suspense>
        {adding && (
          <NewInvoiceSheet
            customerId={filter('customer')}
            onClose={() => setFilters({ new: '', customer: '' })}
            onIssued={(id) => void navigate(`/invoices/${id}`)}
          />
        )}
        {act && 'remind' in act && <ReminderDialog invoiceIds={act.remind} onClose={() => setAct(undefined)} />}
        {act && 'settle' in act && (
          <SettleSheet
            customerId={act.settle}
            chosen={chosen}
            onClose={() => {
              setAct(undefined);
              setChosen(new Set());
            }}
          />
        )}
      </Suspense>
    </>
  );
}
