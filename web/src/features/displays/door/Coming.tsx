import type { DoorNowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { serverNow } from '@/ui/clock';
import { dateIn, formatTime } from '@/ui/format/dates';

/** What comes, in order; of another day it says so. */
export function Coming({ door }: { door: DoorNowFragment }) {
  const today = dateIn(door.zone, new Date(serverNow()));
  return (
    <section>
      <h2 className="mb-3 text-2xl font-semibold">{m.displays_next()}</h2>
      {door.next.length === 0 && <p className="text-lg text-ink-muted">{m.displays_nothing_next()}</p>}
      <ul className="divide-y divide-line empty:hidden border-y border-line">
        {door.next.map((claim) => {
          const times = { from: formatTime(claim.startsAt, door.zone), until: formatTime(claim.endsAt, door.zone) };
          const tomorrow = dateIn(door.zone, new Date(claim.startsAt)) !== today;
          return (
            <li key={claim.startsAt} className="flex flex-wrap items-baseline gap-x-4 py-3 text-lg">
              <span className="font-medium tabular-nums">{tomorrow ? m.displays_tomorrow(times) : m.displays_between(times)}</span>
              <bdi className="min-w-0 text-ink-muted wrap-anywhere">{[claim.title, claim.who].filter(Boolean).join(' · ') || m.displays_booked()}</bdi>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
