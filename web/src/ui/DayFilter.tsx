import { Input } from './fields';

interface DayFilterProps {
  label: string;
  /** `YYYY-MM-DD`, empty for no limit. */
  value: string;
  min?: string;
  max?: string;
  onValue(day: string): void;
}

/** One end of a range of days, in the row of filters above a list. */
export function DayFilter({ label, value, min, max, onValue }: DayFilterProps) {
  return (
    <label className="flex items-center gap-2 text-[0.8125rem] text-ink-muted max-sm:grid max-sm:min-w-36 max-sm:flex-1 max-sm:grid-cols-1 max-sm:gap-1">
      {label}
      <Input
        type="date"
        className="min-w-0 tabular-nums sm:w-38"
        value={value}
        min={min || undefined}
        max={max || undefined}
        onChange={(event) => onValue(event.target.value)}
      />
    </label>
  );
}
