import { Repeat2 } from 'lucide-react';
import type { SeriesOutcomePartsFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { useNow } from '@/ui/clock';
import { Checkbox } from '@/ui/fields';
import { formatMoment } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { formatMoney } from '@/ui/format/money';
import { useSpaceSettings } from '@/ui/space';
import { ConflictList } from './ConflictList';
import { conflictsOf } from './conflicts';

interface EditOutlookProps {
  outcome: SeriesOutcomePartsFragment;
  asking: boolean;
  /** Whether what can't be had stays as it is. */
  skips: boolean;
  onSkips(skips: boolean): void;
}

/** What an edit comes to before it is made: in words, how many, what is in the way, what it costs (R2, P1, B9). */
export function EditOutlook({ outcome, asking, skips, onSkips }: EditOutlookProps) {
  const { zone, currency } = useSpaceSettings();
  const now = new Date(useNow());
  const { words, made, changed, cancelled, leftOut, ahead, lastStartsAt, priceBefore, priceAfter, fee } = outcome;
  const counts = [
    changed > 0 && m.series_will_change({ count: changed, shown: formatNumber(changed) }),
    made > 0 && m.series_will_be_made({ count: made, shown: formatNumber(made) }),
    cancelled > 0 && m.series_will_be_cancelled({ count: cancelled, shown: formatNumber(cancelled) }),
  ];
  return (
    <section aria-label={m.series_outcome()} aria-busy={asking} className="grid gap-3">
      <div className="grid gap-1 rounded-lg bg-sunken p-3" aria-live="polite">
        <p className="flex gap-2 font-medium">
          <Repeat2 aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-muted" />
          <span className="first-letter:uppercase">{words}</span>
        </p>
        <p className="text-ink-muted">
          {m.series_ahead({ count: ahead, shown: formatNumber(ahead) })}
          {lastStartsAt && !outcome.goesOn && <> · {m.series_last_on({ moment: formatMoment(lastStartsAt, zone, now) })}</>}
        </p>
        <p className="text-ink-muted">{counts.filter(Boolean).join(' · ')}</p>
        <p className="font-medium tabular-nums">
          {priceBefore === priceAfter
            ? m.series_price_stays({ amount: formatMoney(priceAfter, currency) })
            : m.series_price_becomes({ before: formatMoney(priceBefore, currency), after: formatMoney(priceAfter, currency) })}
        </p>
        {fee > 0 && <p className="text-warning">{m.series_late_fee({ amount: formatMoney(fee, currency) })}</p>}
      </div>
      <ConflictList conflicts={conflictsOf(leftOut)} />
      {leftOut.length > 0 && <Checkbox checked={skips} onChange={(event) => onSkips(event.target.checked)} label={m.series_leave_as_they_are()} />}
    </section>
  );
}
