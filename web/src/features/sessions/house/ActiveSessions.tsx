import { Link } from 'react-router';
import type { SessionGlanceFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { Duration } from '@/ui/Duration';
import { formatNumber } from '@/ui/format/digits';
import { sessionPath } from '../sheets';
import { Flags } from './Flags';
import { RunningTotal } from './RunningTotal';

/** Who is here, the longest stay first. */
export function ActiveSessions({ sessions }: { sessions: readonly SessionGlanceFragment[] }) {
  return (
    <Card flush title={m.sessions_here_now({ count: formatNumber(sessions.length) })}>
      {sessions.length === 0 ? (
        <p className="px-4 py-5 text-ink-muted">{m.sessions_nobody_here()}</p>
      ) : (
        <ul className="max-h-88 divide-y divide-line overflow-y-auto">
          {sessions.map((session) => (
            <li key={session.id}>
              <Link
                to={sessionPath(session.id)}
                className="grid grid-cols-[1fr_auto] items-center gap-x-3 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2"
              >
                <span className="truncate font-medium">
                  <bdi>{session.customer.name}</bdi>
                </span>
                <RunningTotal price={session} bare className="text-end font-medium" />
                <span className="flex min-w-0 items-center gap-2 text-[0.8125rem] text-ink-muted">
                  <span className="truncate">
                    <bdi>{session.resource.name}</bdi>
                  </span>
                  <Flags session={session} short />
                </span>
                <Duration since={session.startedAt} className="text-end text-[0.8125rem] text-ink-muted" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
