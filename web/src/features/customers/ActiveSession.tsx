import { ChevronRight } from 'lucide-react';
import { Link } from 'react-router';
import { sessionPath } from '@/features/sessions';
import type { CustomerQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Duration } from '@/ui/Duration';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';

type Session = NonNullable<CustomerQuery['customer']['activeSession']>;

/** Where the customer sits right now; leads to the session. */
export function ActiveSession({ session }: { session: Session }) {
  return (
    <Link
      to={sessionPath(session.id)}
      className="flex flex-wrap items-center gap-x-5 gap-y-1 rounded-lg border border-accent-line bg-accent-soft px-4 py-3 hover:border-accent"
    >
      <StatusBadge tone="success">{m.customers_here_now()}</StatusBadge>
      <span className="min-w-0 wrap-anywhere">
        <bdi className="font-semibold">{session.resource.name}</bdi>
        <span className="ms-2 text-ink-muted">
          {m.customers_since_moment()} <Moment at={session.startedAt} inline />
        </span>
      </span>
      {session.overnight && <StatusBadge tone="warning">{m.customers_overnight()}</StatusBadge>}
      {session.overrun && <StatusBadge tone="warning">{m.customers_overrun()}</StatusBadge>}
      <span className="ms-auto flex items-center gap-4">
        <Duration since={session.startedAt} />
        <Money value={session.total} className="font-semibold" />
        <ChevronRight aria-hidden className="mirror-rtl size-4 text-ink-muted" />
      </span>
      <span className="sr-only">{m.customers_open_session()}</span>
    </Link>
  );
}
