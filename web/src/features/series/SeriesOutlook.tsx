import { Repeat2 } from 'lucide-react';
import { m } from '@/locales/compiled/messages.js';
import { useNow } from '@/ui/clock';
import { Checkbox } from '@/ui/fields';
import { formatMoment } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { formatMoney } from '@/ui/format/money';
import { useSpaceSettings } from '@/ui/space';
import { ConflictList } from './ConflictList';
import { conflictsOf } from './conflicts';
import type { Outlook } from './useOutlook';

interface SeriesOutlookProps {
  outlook: Outlook;
  asking: boolean;
  /** Whether what can't be had is left out. */
  skips: boolean;
  onSkips(skips: boolean): void;
}

/** A series before it is booked: in words, how many, until when, what is in the way, what it costs (R2, P1). */
export function SeriesOutlook({ outlook, asking, skips, onSkips }: SeriesOutlookProps) {
  const { zone, currency } = useSpaceSettings();
  const now = new Date(useNow());
  const { words, occurrences, conflicts, goesOn, total } = outlook;
  const last = occurrences.at(-1);
  const made = occurrences.length - conflicts;
  return (
    <section aria-label={m.series_outlook()} aria-busy={asking} className="grid gap-3">
      <div className="rounded-lg bg-sunken p-3" aria-live="polite">
        <p className="flex gap-2 font-medium first-letter:uppercase">
          <Repeat2 aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-muted" />
          <span className="first-letter:uppercase">{words}</span>
        </p>
        <p className="mt-1 text-ink-muted">
          {m.series_made_count({ count: made, shown: formatNumber(made) })}
          {last && <> · {m.series_last_on({ moment: formatMoment(last.startsAt, zone, now) })}</>}
          {' · '}
          <span className="font-medium text-ink tabular-nums">{formatMoney(total, currency)}</span>
        </p>
        {goesOn && <p className="mt-1 text-[0.8125rem] text-ink-muted">{m.series_goes_on()}</p>}
      </div>
      <ConflictList conflicts={conflictsOf(occurrences)} of={occurrences.length} />
      {conflicts > 0 && made > 0 && <Checkbox checked={skips} onChange={(event) => onSkips(event.target.checked)} label={m.series_skip()} />}
    </section>
  );
}
