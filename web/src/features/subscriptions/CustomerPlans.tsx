import { Ticket } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { usePages } from '@/client/usePages';
import { useMay } from '@/features/access';
import { CustomerPlansDocument, type CustomerPlansQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { EmptyState } from '@/ui/states';
import { DataTable } from '@/ui/table/DataTable';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { runColumns } from './columns';

const SellSheet = lazy(async () => ({ default: (await import('./SellSheet')).SellSheet }));
const SubscriptionSheet = lazy(async () => ({ default: (await import('./SubscriptionSheet')).SubscriptionSheet }));

const pageOf = (data: CustomerPlansQuery) => data.subscriptions;

/** The plans of one customer, the latest first, and the sale of another. */
export function CustomerPlans({ id, archived }: { id: string; archived: boolean }) {
  const [filter, setFilters] = useUrlFilters();
  const selling = filter('sell') !== '';
  const maySell = useMay('subscriptions.sell') && !archived;
  const pages = usePages(CustomerPlansDocument, { id, first: 20, after: null }, pageOf);
  const run = filter('run');
  const sell = maySell && (
    <Button icon={<Ticket aria-hidden className="size-4" />} onClick={() => setFilters({ sell: '1' })}>
      {m.subscriptions_sell()}
    </Button>
  );
  return (
    <>
      {sell && pages.rows && pages.rows.length > 0 && <div className="mb-3 flex justify-end">{sell}</div>}
      <Card flush>
        <DataTable
          label={m.subscriptions_of_customer()}
          columns={runColumns({ customer: false, renew: maySell })}
          rows={pages.rows}
          rowKey={(row) => row.id}
          onRowPress={(row) => setFilters({ run: row.id })}
          problem={pages.refusal}
          onRetry={pages.retry}
          paging={{ hasMore: pages.hasMore, loading: pages.loading, onMore: pages.more }}
          empty={<EmptyState icon={<Ticket />} title={m.subscriptions_customer_none()} hint={m.subscriptions_customer_none_hint()} action={sell} />}
        />
      </Card>
      <Suspense fallback={null}>
        {run !== '' && <SubscriptionSheet key={run} id={run} onClose={() => setFilters({ run: '' })} onOpen={(next) => setFilters({ run: next })} />}
        {selling && (
          <SellSheet
            customerId={id}
            onClose={() => setFilters({ sell: '' })}
            onDone={(next) => setFilters({ sell: '', run: next })}
          />
        )}
      </Suspense>
    </>
  );
}
