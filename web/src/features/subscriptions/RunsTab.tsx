import { Ticket } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePages } from '@/client/usePages';
import { useMay } from '@/features/access';
import { SubscriptionsDocument, type SubscriptionList, type SubscriptionsQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { SearchInput } from '@/ui/SearchInput';
import { EmptyState } from '@/ui/states';
import { DataTable } from '@/ui/table/DataTable';
import { runColumns } from './columns';

interface RunsTabProps {
  list: SubscriptionList;
  search: string;
  onSearch(text: string): void;
  onOpen(id: string): void;
  action: ReactNode;
}

const pageOf = (data: SubscriptionsQuery) => data.subscriptions;

/** Runs of plans, the one that ends first first. */
export function RunsTab({ list, search, onSearch, onOpen, action }: RunsTabProps) {
  const maySell = useMay('subscriptions.sell');
  const pages = usePages(SubscriptionsDocument, { list, search: search || null, first: 50, after: null }, pageOf);
  return (
    <>
      <SearchInput
        className="mb-3 max-w-md"
        value={search}
        onSearch={onSearch}
        label={m.subscriptions_search()}
        placeholder={m.subscriptions_search()}
      />
      <Card flush>
        <DataTable
          label={labels[list]()}
          columns={runColumns({ customer: true, renew: maySell && list !== 'WAITING' })}
          rows={pages.rows}
          rowKey={(row) => row.id}
          onRowPress={(row) => onOpen(row.id)}
          problem={pages.refusal}
          onRetry={pages.retry}
          paging={{ hasMore: pages.hasMore, loading: pages.loading, onMore: pages.more }}
          empty={
            search === '' ? (
              <EmptyState icon={<Ticket />} title={none[list].title()} hint={none[list].hint()} {...(list === 'RUNNING' && { action })} />
            ) : (
              <EmptyState icon={<Ticket />} title={m.subscriptions_none_found()} hint={m.subscriptions_none_found_hint()} />
            )
          }
        />
      </Card>
    </>
  );
}

const labels: Readonly<Record<SubscriptionList, () => string>> = {
  LIVE: m.subscriptions_tab_running,
  RUNNING: m.subscriptions_tab_running,
  EXPIRING: m.subscriptions_tab_expiring,
  WAITING: m.subscriptions_tab_waiting,
  ENDED: m.subscriptions_tab_ended,
};

const none: Readonly<Record<SubscriptionList, { readonly title: () => string; readonly hint: () => string }>> = {
  LIVE: { title: m.subscriptions_none_running, hint: m.subscriptions_none_running_hint },
  RUNNING: { title: m.subscriptions_none_running, hint: m.subscriptions_none_running_hint },
  EXPIRING: { title: m.subscriptions_none_expiring, hint: m.subscriptions_none_expiring_hint },
  WAITING: { title: m.subscriptions_none_waiting, hint: m.subscriptions_none_waiting_hint },
  ENDED: { title: m.subscriptions_none_ended, hint: m.subscriptions_none_ended_hint },
};
