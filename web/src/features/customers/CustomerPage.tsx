import { useParams } from 'react-router';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { StatementTab } from '@/features/balances';
import { MemberCard } from '@/features/members/desk';
import { CustomerCalendarLink } from '@/features/series';
import { CustomerPlans, RunningPlanNote } from '@/features/subscriptions';
import { CustomerDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Badge } from '@/ui/Badge';
import { PageHeader } from '@/ui/PageHeader';
import { ErrorState, LoadingState } from '@/ui/states';
import { Tabs } from '@/ui/Tabs';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { ActiveSession } from './ActiveSession';
import { BackLink } from './BackLink';
import { Contact } from './Contact';
import { CustomerActions } from './CustomerActions';
import { Figures } from './Figures';
import { InvoicesTab } from './InvoicesTab';
import { LedgerTab } from './LedgerTab';
import { TypeBadge } from './TypeBadge';
import { VisitsTab } from './VisitsTab';

const tabs = ['visits', 'plans', 'invoices', 'ledger', 'statement'] as const;
type TabId = (typeof tabs)[number];

/** One customer: who they are, what they owe, what they did. */
export function CustomerPage() {
  const { id = '' } = useParams();
  const [filter, setFilters] = useUrlFilters();
  const tab = tabs.find((each) => each === filter('tab')) ?? 'visits';
  const [{ data, error, fetching }, ask] = useQuery({ query: CustomerDocument, variables: { id } });
  const customer = data?.customer;

  if (!customer) {
    if (error && !fetching)
      return (
        <>
          <BackLink />
          <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />
        </>
      );
    return <LoadingState shape="detail" />;
  }

  return (
    <>
      <PageHeader
        title={customer.name}
        back={<BackLink />}
        subtitle={
          <span className="flex flex-wrap items-center gap-2">
            <bdi className="figures">{customer.humanId}</bdi>
            <TypeBadge type={customer.customerType} />
            {customer.archivedAt && <Badge>{m.customers_is_archived()}</Badge>}
          </span>
        }
        actions={<CustomerActions customer={customer} sitsHere={customer.activeSession != null} />}
      />
      <div className="grid grid-cols-1 gap-4">
        {customer.activeSession && <ActiveSession session={customer.activeSession} />}
        {customer.customerType !== 'VISITOR' && <RunningPlanNote customerId={id} />}
        <Figures customer={customer} />
        <Contact customer={customer} />
        <MemberCard customer={customer} />
        {!customer.archivedAt && <CustomerCalendarLink customerId={id} />}
        <Tabs<TabId>
          label={m.customers_history_of({ name: customer.name })}
          value={tab}
          onChange={(next) => setFilters({ tab: next, kind: '', from: '', to: '' })}
          tabs={[
            { id: 'visits', label: m.customers_tab_visits(), content: <VisitsTab id={id} /> },
            { id: 'plans', label: m.customers_tab_plans(), content: <CustomerPlans id={id} archived={customer.archivedAt != null} /> },
            { id: 'invoices', label: m.customers_tab_invoices(), content: <InvoicesTab id={id} /> },
            { id: 'ledger', label: m.customers_tab_ledger(), content: <LedgerTab id={id} /> },
            { id: 'statement', label: m.customers_tab_statement(), content: <StatementTab customerId={id} /> },
          ]}
        />
      </div>
    </>
  );
}
