import { HandCoins } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { usePages } from '@/client/usePages';
import { useMay } from '@/features/access';
import { DebtorsDocument, type DebtorsQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Checkbox } from '@/ui/fields';
import { formatCalendarDay } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';
import { EmptyState } from '@/ui/states';
import { DataTable, type Column } from '@/ui/table/DataTable';
import { useUrlFilters } from '@/ui/useUrlFilters';

const SettleSheet = lazy(async () => ({ default: (await import('@/features/invoices')).SettleSheet }));

type Debtor = DebtorsQuery['debtors']['nodes'][number];
const pageOf = (data: DebtorsQuery) => data.debtors;

/** Customers who owe on invoices, who owes most first. */
export function DebtorsTab() {
  const [filter, setFilters] = useUrlFilters();
  const mayTake = useMay('payments.take');
  const [settling, setSettling] = useState<string>();
  const overdue = filter('overdue') === '1';
  const pages = usePages(DebtorsDocument, { overdue, first: 50, after: null }, pageOf);
  return (
    <>
      <Checkbox
        className="mb-2"
        label={m.balances_only_overdue()}
        checked={overdue}
        onChange={(event) => setFilters({ overdue: event.target.checked ? '1' : '' })}
      />
      <Card flush>
        <DataTable
          label={m.balances_tab_debtors()}
          columns={columns(mayTake ? setSettling : undefined)}
          rows={pages.rows}
          rowKey={(row) => row.customer.id}
          rowHref={(row) => `/customers/${row.customer.id}?tab=statement`}
          problem={pages.refusal}
          onRetry={pages.retry}
          paging={{ hasMore: pages.hasMore, loading: pages.loading, onMore: pages.more }}
          empty={
            <EmptyState
              icon={<HandCoins />}
              title={overdue ? m.balances_nobody_overdue() : m.balances_no_debtors()}
              hint={overdue ? m.balances_nobody_overdue_hint() : m.balances_no_debtors_hint()}
            />
          }
        />
      </Card>
      <Suspense>{settling !== undefined && <SettleSheet customerId={settling} onClose={() => setSettling(undefined)} />}</Suspense>
    </>
  );
}

function columns(onSettle: ((customerId: string) => void) | undefined): readonly Column<Debtor>[] {
  const settle: Column<Debtor> = {
    id: 'settle',
    header: m.balances_settle(),
    align: 'end',
    phone: 'meta',
    cell: (row) => (
      <Button
        size="sm"
        className="z-10 max-sm:h-11"
        aria-label={m.balances_settle_of({ name: row.customer.name })}
        onClick={() => onSettle?.(row.customer.id)}
      >
        {m.balances_settle()}
      </Button>
    ),
  };
  return [
    {
      id: 'customer',
      header: m.balances_customer(),
      phone: 'title',
      cell: (row) => (
        <span className="inline-flex gap-2">
          <bdi>{row.customer.name}</bdi>
          <bdi className="figures font-normal text-ink-muted">{row.customer.humanId}</bdi>
        </span>
      ),
    },
    { id: 'invoices', header: m.balances_invoices(), align: 'end', phone: 'hidden', cell: (row) => <span className="figures">{formatNumber(row.invoices)}</span> },
    {
      id: 'oldest',
      header: m.balances_oldest(),
      phone: 'meta',
      cell: (row) => <span className={`tabular-nums ${row.overdue > 0 ? 'text-danger' : ''}`}>{formatCalendarDay(row.oldestDue)}</span>,
    },
    {
      id: 'reminded',
      header: m.balances_reminded(),
      phone: 'hidden',
      cell: (row) => (row.remindedAt ? <Moment at={row.remindedAt} /> : <span className="text-ink-faint">{m.balances_never()}</span>),
    },
    {
      id: 'overdue',
      header: m.balances_overdue(),
      align: 'end',
      phone: 'hidden',
      cell: (row) => (row.overdue > 0 ? <Money value={row.overdue} className="text-danger" /> : <span className="text-ink-faint">–</span>),
    },
    { id: 'owed', header: m.balances_owed(), align: 'end', phone: 'value', cell: (row) => <Money value={row.owed} className="font-medium" /> },
    ...(onSettle ? [settle] : []),
  ];
}
