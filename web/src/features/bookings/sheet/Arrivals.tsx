import { lazy, Suspense, useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { ArrivalsAheadDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Card } from '@/ui/Card';
import { useNow } from '@/ui/clock';
import { dateIn, formatDay, formatTime } from '@/ui/format/dates';
import { useSpaceSettings } from '@/ui/space';

const BookingSheet = lazy(async () => ({ default: (await import('./BookingSheet')).BookingSheet }));

const hourMs = 3_600_000;

/** Who booked and is expected within the day: one press opens the booking and checks them in. */
export function Arrivals() {
  const { zone } = useSpaceSettings();
  const now = useNow();
  const [params, setParams] = useSearchParams();
  // Asked anew each hour: the edges move with the day.
  const hour = Math.floor(now / hourMs) * hourMs;
  const span = useMemo(() => ({ from: new Date(hour - 6 * hourMs).toISOString(), until: new Date(hour + 13 * hourMs).toISOString() }), [hour]);
  const [{ data }] = useQuery({ query: ArrivalsAheadDocument, variables: span });
  const expected = data?.bookings.nodes.filter(({ endsAt, state }) => state === 'CONFIRMED' && Date.parse(endsAt) > now) ?? [];
  const today = dateIn(zone, new Date(now));
  const opened = params.get('booking');
  return (
    <>
      {expected.length > 0 && (
        <Card
          flush
          title={m.bookings_arrivals()}
          actions={
            <Link to="/calendar" className="text-[0.8125rem] text-accent underline-offset-4 hover:underline">
              {m.bookings_to_calendar()}
            </Link>
          }
        >
          <ul className="divide-y divide-line">
            {expected.map(({ id, customerName, guestName, resourceName, startsAt }) => (
              <li key={id}>
                <Link to={`/?booking=${id}`} preventScrollReset className="flex min-h-11 items-center gap-3 px-4 py-1.5 hover:bg-hover">
                  <span className="figures">{formatTime(startsAt, zone)}</span>
                  <span className="min-w-0 flex-1">
                    <span className="block truncate">
                      <bdi>{guestName || customerName}</bdi>
                    </span>
                    <span className="block truncate text-xs text-ink-muted">
                      <bdi>{resourceName}</bdi>
                      {/* Late in the evening, who comes next comes tomorrow. */}
                      {dateIn(zone, new Date(startsAt)) !== today && <> · {formatDay(startsAt, zone, new Date(now))}</>}
                    </span>
                  </span>
                  {Date.parse(startsAt) <= now && <StatusBadge tone="warning">{m.bookings_late()}</StatusBadge>}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Suspense fallback={null}>
        {opened && <BookingSheet key={opened} bookingId={opened} onClose={() => setParams({}, { replace: true, preventScrollReset: true })} />}
      </Suspense>
    </>
  );
}
