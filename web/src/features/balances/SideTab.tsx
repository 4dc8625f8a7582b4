import { Wallet } from 'lucide-react';
import { usePages } from '@/client/usePages';
import { BalancesDocument, type BalancesQuery, type BalanceSide } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { ButtonLink } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';
import { EmptyState } from '@/ui/states';
import { DataTable, type Column } from '@/ui/table/DataTable';

type Holder = BalancesQuery['balances']['nodes'][number];
const pageOf = (data: BalancesQuery) => data.balances;

/** Customers with a balance on one side of zero, the furthest from it first. */
export function SideTab({ side }: { side: BalanceSide }) {
  const pages = usePages(BalancesDocument, { side, first: 50, after: null }, pageOf);
  const credit = side === 'CREDIT';
  return (
    <Card flush>
      <DataTable
        label={credit ? m.balances_tab_credit() : m.balances_tab_debit()}
        columns={columns(credit)}
        rows={pages.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/customers/${row.id}?tab=ledger`}
        problem={pages.refusal}
        onRetry={pages.retry}
        paging={{ hasMore: pages.hasMore, loading: pages.loading, onMore: pages.more }}
        empty={
          <EmptyState
            icon={<Wallet />}
            title={credit ? m.balances_no_credit() : m.balances_no_debit()}
            hint={credit ? m.balances_no_credit_hint() : m.balances_no_debit_hint()}
            action={<ButtonLink to="/customers">{m.desk_customers()}</ButtonLink>}
          />
        }
      />
    </Card>
  );
}

function columns(credit: boolean): readonly Column<Holder>[] {
  const limit: Column<Holder> = {
    id: 'limit',
    header: m.balances_limit(),
    align: 'end',
    phone: 'hidden',
    cell: (row) => <Money value={row.balanceLimit} className="text-ink-muted" />,
  };
  return [
    {
      id: 'customer',
      header: m.balances_customer(),
      phone: 'title',
      cell: (row) => (
        <span className="inline-flex gap-2">
          <bdi>{row.name}</bdi>
          <bdi className="figures font-normal text-ink-muted">{row.humanId}</bdi>
        </span>
      ),
    },
    {
      id: 'visit',
      header: m.customers_last_visit(),
      phone: 'meta',
      cell: (row) => (row.lastVisitAt ? <Moment at={row.lastVisitAt} /> : <span className="text-ink-faint">{m.customers_never()}</span>),
    },
    ...(credit ? [] : [limit]),
    { id: 'balance', header: m.balances_balance(), align: 'end', phone: 'value', cell: (row) => <Money value={row.balance} signed /> },
  ];
}
