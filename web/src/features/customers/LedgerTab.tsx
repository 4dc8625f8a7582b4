import { Scale } from 'lucide-react';
import { usePages } from '@/client/usePages';
import { tenderName } from '@/features/payments';
import { CustomerLedgerDocument, type CustomerLedgerQuery, type LedgerKind } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { DayFilter } from '@/ui/DayFilter';
import { Select } from '@/ui/fields';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';
import { EmptyState } from '@/ui/states';
import { DataTable, type Column } from '@/ui/table/DataTable';
import { useUrlFilters } from '@/ui/useUrlFilters';

type Entry = CustomerLedgerQuery['customer']['ledger']['nodes'][number];
const pageOf = (data: CustomerLedgerQuery) => data.customer.ledger;
const kinds: readonly LedgerKind[] = ['TOP_UP', 'OVERPAYMENT', 'PAYMENT', 'REFUND', 'ADJUSTMENT', 'OPENING'];

/** Every change of the balance and what it came to, newest first. */
export function LedgerTab({ id }: { id: string }) {
  const [filter, setFilters] = useUrlFilters();
  const kind = kinds.find((each) => each === filter('kind'));
  const from = filter('from');
  const to = filter('to');
  const filtered = kind !== undefined || from !== '' || to !== '';
  const pages = usePages(
    CustomerLedgerDocument,
    { id, kind: kind ?? null, from: from || null, to: to || null, first: 20, after: null },
    pageOf,
  );
  return (
    <div className="grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <Select
          aria-label={m.customers_ledger_kind()}
          className="w-48 max-sm:w-full"
          value={kind ?? ''}
          onChange={(event) => setFilters({ kind: event.target.value })}
          options={[{ value: '', label: m.customers_ledger_any() }, ...kinds.map((each) => ({ value: each, label: kindName(each) }))]}
        />
        <DayFilter label={m.customers_from()} value={from} max={to} onValue={(day) => setFilters({ from: day })} />
        <DayFilter label={m.customers_to()} value={to} min={from} onValue={(day) => setFilters({ to: day })} />
      </div>
      <Card flush>
        <DataTable
          label={m.customers_tab_ledger()}
          columns={columns()}
          rows={pages.rows}
          rowKey={(row) => row.id}
          problem={pages.refusal}
          onRetry={pages.retry}
          paging={{ hasMore: pages.hasMore, loading: pages.loading, onMore: pages.more }}
          empty={
            filtered ? (
              <EmptyState icon={<Scale />} title={m.customers_no_ledger_found()} />
            ) : (
              <EmptyState icon={<Scale />} title={m.customers_no_ledger()} hint={m.customers_no_ledger_hint()} />
            )
          }
        />
      </Card>
    </div>
  );
}

function columns(): readonly Column<Entry>[] {
  return [
    { id: 'kind', header: m.customers_what(), phone: 'title', cell: (row) => kindName(row.kind) },
    { id: 'at', header: m.customers_when(), phone: 'meta', cell: (row) => <Moment at={row.at} /> },
    { id: 'detail', header: m.customers_detail(), phone: 'meta', cell: (row) => <Detail entry={row} /> },
    { id: 'actor', header: m.customers_by(), phone: 'hidden', cell: (row) => <bdi className="text-ink-muted">{row.actorName}</bdi> },
    { id: 'amount', header: m.customers_amount(), align: 'end', phone: 'value', cell: (row) => <Money value={row.amount} signed /> },
    {
      id: 'balance',
      header: m.customers_balance_after(),
      align: 'end',
      phone: 'meta',
      cell: (row) => (
        <>
          <span className="sm:hidden">{m.customers_balance_after()}: </span>
          <Money value={row.balance} />
        </>
      ),
    },
  ];
}

function Detail({ entry: { invoice, tender, note } }: { entry: Entry }) {
  return (
    <span className="flex gap-2 text-ink-muted">
      {invoice && <bdi className="figures">{invoice.invoiceNumber}</bdi>}
      {tender && <span>{tenderName(tender)}</span>}
      {note !== '' && <bdi className="truncate">{note}</bdi>}
    </span>
  );
}

function kindName(kind: LedgerKind): string {
  switch (kind) {
    case 'TOP_UP':
      return m.customers_ledger_top_up();
    case 'ADJUSTMENT':
      return m.customers_ledger_adjustment();
    case 'OVERPAYMENT':
      return m.customers_ledger_overpayment();
    case 'PAYMENT':
      return m.customers_ledger_payment();
    case 'REFUND':
      return m.customers_ledger_refund();
    case 'OPENING':
      return m.customers_ledger_opening();
  }
}
