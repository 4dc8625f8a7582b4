import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import type { JournalLineFragment } from '@/generated/graphql';
import { serverNow } from '@/ui/clock';
import { dateIn, formatDay, formatTime } from '@/ui/format/dates';
import { useSpaceSettings } from '@/ui/space';
import { EntryDetails } from './EntryDetails';

/** Entries under the day they happened on, in the space's zone. */
export function Story({ entries }: { entries: readonly JournalLineFragment[] }) {
  const { zone } = useSpaceSettings();
  const now = new Date(serverNow());
  const days = byDay(entries, zone);
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-labelledby={`day-${day}`}>
      <h2
        id={`day-${day}`}
        className="border-y border-line bg-canvas px-4 py-1.5 text-xs font-semibold text-ink-muted first:border-t-0"
      >
        {formatDay(ofDay[0]?.at ?? `${day}T12:00:00Z`, zone, now)}
      </h2>
      <ol>
        {ofDay.map((entry) => (
          <Entry key={entry.seq} entry={entry} zone={zone} />
        ))}
      </ol>
    </section>
  ));
}

function Entry({ entry, zone }: { entry: JournalLineFragment; zone: string }) {
  const [open, setOpen] = useState(false);
  return (
    <li className="border-b border-line last:border-0">
      <details onToggle={(event) => setOpen(event.currentTarget.open)} className="group">
        <summary className="flex min-h-9 cursor-pointer list-none items-baseline gap-4 px-4 py-1.5 hover:bg-hover focus-visible:-outline-offset-2 max-sm:min-h-11 max-sm:py-2.5 [&::-webkit-details-marker]:hidden">
          <time dateTime={entry.at} className="figures shrink-0 text-[0.8125rem] text-ink-muted">
            {formatTime(entry.at, zone)}
          </time>
          <span className="min-w-0 flex-1 wrap-anywhere">
            {entry.sentence}
          </span>
          <ChevronDown aria-hidden className="size-4 shrink-0 self-center text-ink-faint transition-transform duration-100 group-open:rotate-180" />
        </summary>
        {open && (
          <div className="px-4 pb-3 sm:ps-18">
            <EntryDetails entry={entry} />
          </div>
        )}
      </details>
    </li>
  );
}

function byDay(entries: readonly JournalLineFragment[], zone: string): ReadonlyMap<string, readonly JournalLineFragment[]> {
  const days = new Map<string, JournalLineFragment[]>();
  for (const entry of entries) {
    const day = dateIn(zone, new Date(entry.at));
    const ofDay = days.get(day);
    if (ofDay) ofDay.push(entry);
    else days.set(day, [entry]);
  }
  return days;
}
