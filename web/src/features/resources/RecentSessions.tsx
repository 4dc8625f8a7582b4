import { usePages } from '@/client/usePages';
import { sessionPath } from '@/features/sessions';
import { ResourceSessionsDocument, type ResourceSessionsQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatMinutes } from '@/ui/format/duration';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';
import { Link } from 'react-router';
import { Button } from '@/ui/Button';
import { ErrorMessage, LoadingState } from '@/ui/states';

const pageOf = (data: ResourceSessionsQuery) => data.sessions;

/** Who sat here, newest first. */
export function RecentSessions({ resourceId }: { resourceId: string }) {
  const pages = usePages(ResourceSessionsDocument, { id: resourceId, first: 8, after: null }, pageOf);
  return (
    <section className="mt-6">
      <h3 className="mb-1 text-[0.8125rem] font-semibold">{m.resources_recent()}</h3>
      {!pages.rows && !pages.refusal && <LoadingState shape="rows" count={4} />}
      <ErrorMessage problem={pages.refusal} />
      {pages.rows?.length === 0 && <p className="text-ink-muted">{m.resources_no_sessions()}</p>}
      <ul>
        {pages.rows?.map((session) => (
          <li key={session.id} className="flex min-h-11 items-center justify-between gap-3 border-b border-line py-1.5 last:border-0">
            <span className="min-w-0">
              <Link
                to={session.endedAt ? `/customers/${session.customer.id}` : sessionPath(session.id)}
                className="block truncate font-medium hover:underline"
              >
                <bdi>{session.customer.name}</bdi>
              </Link>
              <Moment at={session.startedAt} className="text-xs text-ink-muted" />
            </span>
            <span className="flex flex-col items-end">
              <Money value={session.total} />
              <span className="text-xs text-ink-muted tabular-nums">
                {session.endedAt ? formatMinutes(session.durationMinutes) : m.resources_going_on()}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <Button size="sm" className="mt-2" busy={pages.loading} onClick={pages.more}>
          {m.ui_load_more()}
        </Button>
      )}
    </section>
  );
}
