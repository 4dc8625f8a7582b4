import { History } from 'lucide-react';
import { usePages } from '@/client/usePages';
import { JournalDocument, type JournalQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { PageHeader } from '@/ui/PageHeader';
import { EmptyState, ErrorState, LoadingState } from '@/ui/states';
import { TableFooter } from '@/ui/table/TableFooter';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { HistoryFilters, filterNames } from './HistoryFilters';
import { Story } from './Story';

const pageSize = 50;
const pageOf = (data: JournalQuery) => data.journal;

/** Everything that was done, as sentences, newest first; new ones appear by themselves. */
export function HistoryPage() {
  const [filter, setFilters] = useUrlFilters();
  const filtered = filterNames.some((name) => filter(name) !== '');
  const clear = () => setFilters(Object.fromEntries(filterNames.map((name) => [name, ''])));
  const pages = usePages(
    JournalDocument,
    {
      actorId: filter('actor') || null,
      event: filter('kind') || null,
      customerId: filter('customer') || null,
      from: filter('from') || null,
      to: filter('to') || null,
      first: pageSize,
      after: null,
    },
    pageOf,
  );

  return (
    <>
      <PageHeader title={m.desk_history()} subtitle={m.journal_subtitle()} />
      <HistoryFilters filter={filter} onFilter={setFilters} filtered={filtered} onClear={clear} />
      <Card flush>
        {!pages.rows && pages.refusal && <ErrorState problem={pages.refusal} onRetry={pages.retry} />}
        {!pages.rows && !pages.refusal && <LoadingState shape="rows" count={12} />}
        {pages.rows?.length === 0 && (
          <EmptyState
            icon={<History />}
            title={filtered ? m.journal_none_found() : m.journal_none()}
            hint={filtered ? m.journal_none_found_hint() : m.journal_none_hint()}
            action={filtered && <Button onClick={clear}>{m.journal_clear()}</Button>}
          />
        )}
        {pages.rows && pages.rows.length > 0 && (
          <>
            <Story entries={pages.rows} />
            <TableFooter
              paging={{ hasMore: pages.hasMore, loading: pages.loading, onMore: pages.more }}
              failed={pages.refusal ? m.ui_load_more_failed() : undefined}
            />
          </>
        )}
      </Card>
    </>
  );
}
