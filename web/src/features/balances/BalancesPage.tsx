import { ArrowLeft } from 'lucide-react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { BalanceTotalsDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatNumber } from '@/ui/format/digits';
import { Money } from '@/ui/Money';
import { PageHeader } from '@/ui/PageHeader';
import { Tabs } from '@/ui/Tabs';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { DebtorsTab } from './DebtorsTab';
import { SideTab } from './SideTab';

const tabs = ['debtors', 'debit', 'credit'] as const;
type TabId = (typeof tabs)[number];

/** Who owes, and whose money the house holds. */
export function BalancesPage() {
  const [filter, setFilters] = useUrlFilters();
  const tab = tabs.find((each) => each === filter('tab')) ?? 'debtors';
  return (
    <>
      <PageHeader
        title={m.balances_title()}
        subtitle={m.balances_subtitle()}
        back={
          <Link to="/invoices" className="mb-1 inline-flex items-center gap-1.5 text-[0.8125rem] text-ink-muted hover:text-ink">
            <ArrowLeft aria-hidden className="mirror-rtl size-3.5" />
            {m.desk_invoices()}
          </Link>
        }
      />
      <Totals />
      <Tabs<TabId>
        label={m.balances_title()}
        value={tab}
        onChange={(next) => setFilters({ tab: next, overdue: '' })}
        tabs={[
          { id: 'debtors', label: m.balances_tab_debtors(), content: <DebtorsTab /> },
          { id: 'debit', label: m.balances_tab_debit(), content: <SideTab side="DEBIT" /> },
          { id: 'credit', label: m.balances_tab_credit(), content: <SideTab side="CREDIT" /> },
        ]}
      />
    </>
  );
}

function Totals() {
  const [{ data }] = useQuery({ query: BalanceTotalsDocument });
  const totals = data?.balanceTotals;
  const customers = (count: number) => m.balances_debtors({ count, number: formatNumber(count) });
  return (
    <dl className="mb-4 grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Figure label={m.balances_owed()} value={totals?.owed} detail={totals && customers(totals.debtors)} tone={totals && totals.owed > 0 ? 'text-danger' : ''} />
      <Figure
        label={m.balances_overdue()}
        value={totals?.overdue}
        detail={totals && m.balances_overdue_invoices({ count: totals.overdueInvoices, number: formatNumber(totals.overdueInvoices) })}
        tone={totals && totals.overdue > 0 ? 'text-danger' : ''}
      />
      <Figure label={m.balances_overdrawn()} value={totals && Math.abs(totals.overdrawn)} detail={totals && customers(totals.overdrawers)} />
      <Figure label={m.balances_held()} value={totals?.held} detail={totals && customers(totals.holders)} />
    </dl>
  );
}

interface FigureProps {
  label: string;
  /** `undefined` while it is on its way. */
  value: number | undefined;
  detail: string | undefined;
  tone?: string | undefined;
}

function Figure({ label, value, detail, tone = '' }: FigureProps) {
  return (
    <div className="rounded-lg border border-line bg-surface p-4 shadow-card">
      <dt className="text-[0.8125rem] text-ink-muted">{label}</dt>
      <dd className={`mt-1 text-xl font-semibold ${tone}`}>
        {value === undefined ? <span className="skeleton block h-6 w-24" /> : <Money value={value} />}
      </dd>
      <dd className="mt-0.5 min-h-4.5 text-xs text-ink-muted">{detail}</dd>
    </div>
  );
}
