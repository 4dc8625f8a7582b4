import { m } from '@/locales/compiled/messages.js';
import { useNow } from '@/ui/clock';
import { formatNumber } from '@/ui/format/digits';
import { formatMoment } from '@/ui/format/dates';
import { useSpaceSettings } from '@/ui/space';
import type { Conflict } from './conflicts';

/** Occurrences that can't be had, each with its reason (R2). */
export function ConflictList({ conflicts, of }: { conflicts: readonly Conflict[]; of?: number }) {
  const { zone } = useSpaceSettings();
  const now = new Date(useNow());
  if (conflicts.length === 0) return null;
  const count = conflicts.length;
  return (
    <section aria-label={m.series_conflicts()} className="rounded-lg border border-line bg-warning-soft p-3">
      <h3 className="font-medium text-warning">
        {of === undefined ? m.series_conflicts_count({ count, shown: formatNumber(count) }) : m.series_conflicts_of({ count, shown: formatNumber(count), of: formatNumber(of) })}
      </h3>
      <ol className="mt-2 grid gap-2">
        {conflicts.map(({ number, startsAt, message }) => (
          <li key={number} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
            <span className="text-ink-muted tabular-nums">{formatNumber(number)}.</span>
            <span>
              <span className="font-medium tabular-nums">{formatMoment(startsAt, zone, now)}</span>
              <span className="block text-[0.8125rem] text-ink-muted">{message}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
