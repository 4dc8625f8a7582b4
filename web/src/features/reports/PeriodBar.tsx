import { m } from '@/locales/compiled/messages.js';
import { DayFilter } from '@/ui/DayFilter';
import { Select } from '@/ui/fields';
import { comparisonName, comparisons, periodName, periodNames, type Span } from './period';

interface PeriodBarProps {
  filter(name: string): string;
  onChange(changes: Readonly<Record<string, string>>): void;
  /** The days that the chosen period has, once the server said so. */
  resolved: Span | undefined;
}

const own = 'OWN';

/** Which days, and against what. */
export function PeriodBar({ filter, onChange, resolved }: PeriodBarProps) {
  const [from, to] = [filter('from'), filter('to')];
  const custom = Boolean(from && to);
  const choose = (value: string) => {
    if (value !== own) onChange({ period: value, from: '', to: '' });
    else if (resolved) onChange({ period: '', from: resolved.from, to: resolved.to });
  };
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <Select
        aria-label={m.reports_period()}
        className="w-44 max-sm:w-full"
        value={custom ? own : (periodNames.find((each) => each === filter('period')) ?? 'THIS_MONTH')}
        onChange={(event) => choose(event.target.value)}
        options={[
          ...periodNames.map((value) => ({ value, label: periodName(value) })),
          { value: own, label: m.reports_period_own(), disabled: !resolved },
        ]}
      />
      {custom && (
        <>
          <DayFilter label={m.reports_from()} value={from} max={to} onValue={(day) => day && onChange({ from: day })} />
          <DayFilter label={m.reports_to()} value={to} min={from} onValue={(day) => day && onChange({ to: day })} />
        </>
      )}
      <Select
        aria-label={m.reports_compare()}
        className="w-56 max-sm:w-full"
        value={comparisons.find((each) => each === filter('compare')) ?? ''}
        onChange={(event) => onChange({ compare: event.target.value })}
        options={[
          { value: '', label: m.reports_compare_none() },
          ...comparisons.map((value) => ({ value, label: comparisonName(value) })),
        ]}
      />
    </div>
  );
}
