import { Plus, Ticket } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '@/features/access';
import type { SubscriptionList } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { PageHeader } from '@/ui/PageHeader';
import { LoadingState } from '@/ui/states';
import { Tabs } from '@/ui/Tabs';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { RunsTab } from './RunsTab';

const SellSheet = lazy(async () => ({ default: (await import('./SellSheet')).SellSheet }));
const SubscriptionSheet = lazy(async () => ({ default: (await import('./SubscriptionSheet')).SubscriptionSheet }));
const PlansTab = lazy(async () => ({ default: (await import('./PlansTab')).PlansTab }));
const PlanDialog = lazy(async () => ({ default: (await import('./PlanDialog')).PlanDialog }));

const tabs = ['running', 'expiring', 'waiting', 'ended', 'plans'] as const;
type TabId = (typeof tabs)[number];
const lists: Readonly<Record<Exclude<TabId, 'plans'>, SubscriptionList>> = {
  running: 'RUNNING',
  expiring: 'EXPIRING',
  waiting: 'WAITING',
  ended: 'ENDED',
};

/** Who has which plan, whose ends soon, and the plans themselves. */
export function SubscriptionsPage() {
  const [filter, setFilters] = useUrlFilters();
  const [opened, setOpened] = useState<'sell' | 'plan'>();
  const maySell = useMay('subscriptions.sell');
  const mayPlan = useMay('plans.write');
  const tab = tabs.find((name) => name === filter('tab')) ?? 'running';
  const run = filter('run');
  const close = () => setOpened(undefined);

  const sell = maySell && (
    <Button look={tab === 'plans' ? 'secondary' : 'primary'} icon={<Ticket aria-hidden className="size-4" />} onClick={() => setOpened('sell')}>
      {m.subscriptions_sell()}
    </Button>
  );
  const runs = (list: SubscriptionList) => (
    <RunsTab list={list} search={filter('search')} onSearch={(search) => setFilters({ search })} onOpen={(id) => setFilters({ run: id })} action={sell} />
  );

  return (
    <>
      <PageHeader
        title={m.desk_subscriptions()}
        actions={
          <>
            {sell}
            {tab === 'plans' && mayPlan && (
              <Button look="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setOpened('plan')}>
                {m.subscriptions_new_plan()}
              </Button>
            )}
          </>
        }
      />
      <Tabs<TabId>
        label={m.desk_subscriptions()}
        value={tab}
        onChange={(next) => setFilters({ tab: next === 'running' ? '' : next, search: '' })}
        tabs={[
          { id: 'running', label: m.subscriptions_tab_running(), content: runs(lists.running) },
          { id: 'expiring', label: m.subscriptions_tab_expiring(), content: runs(lists.expiring) },
          { id: 'waiting', label: m.subscriptions_tab_waiting(), content: runs(lists.waiting) },
          { id: 'ended', label: m.subscriptions_tab_ended(), content: runs(lists.ended) },
          {
            id: 'plans',
            label: m.subscriptions_tab_plans(),
            content: (
              <Suspense fallback={<LoadingState shape="cards" />}>
                <PlansTab />
              </Suspense>
            ),
          },
        ]}
      />
      <Suspense fallback={null}>
        {run !== '' && <SubscriptionSheet key={run} id={run} onClose={() => setFilters({ run: '' })} onOpen={(id) => setFilters({ run: id })} />}
        {opened === 'sell' && (
          <SellSheet
            onClose={close}
            onDone={(id) => {
              close();
              setFilters({ run: id });
            }}
          />
        )}
        {opened === 'plan' && <PlanDialog onClose={close} />}
      </Suspense>
    </>
  );
}
