import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { Input, Select } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { dayAfter, formatTime } from '@/ui/format/dates';
import { formatLocale } from '@/ui/format/digits';
import { formatMinutes } from '@/ui/format/duration';
import { useSpaceSettings } from '@/ui/space';
import type { Span } from './looks';

/** Days under the thumb; later ones by the calendar. */
const near = 14;

interface WhenPickerProps {
  today: string;
  day: string;
  onDay(day: string): void;
  span: Span | undefined;
  starts: readonly number[];
  ends: readonly number[];
  onFrom(from: number): void;
  onUntil(until: number): void;
}

/** When one wants to come: a day, from, until. */
export function WhenPicker({ today, day, onDay, span, starts, ends, onFrom, onUntil }: WhenPickerProps) {
  const { zone } = useSpaceSettings();
  const days = Array.from({ length: near }, (_, index) => dayAfter(today, index));
  const time = (at: number) => formatTime(new Date(at).toISOString(), zone);
  const weekday = new Intl.DateTimeFormat(formatLocale(), { weekday: 'short', timeZone: 'UTC' });
  const date = new Intl.DateTimeFormat(formatLocale(), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (
    <section aria-label={m.members_when()} className="grid min-w-0 grid-cols-1 gap-3">
      <fieldset className="-mx-4 flex min-w-0 gap-1.5 overflow-x-auto px-4 pt-0.5 pb-1 sm:mx-0 sm:px-0.5">
        <legend className="sr-only">{m.members_day()}</legend>
        {days.map((each, index) => {
          const at = new Date(`${each}T12:00:00Z`);
          return (
            <label
              key={each}
              className={classes(
                'relative flex min-h-14 min-w-16 shrink-0 cursor-pointer flex-col items-center justify-center rounded-lg border border-line-strong bg-surface px-2 text-center',
                'has-checked:border-primary has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-focus',
              )}
            >
              <input type="radio" name="day" className="absolute inset-0 cursor-pointer appearance-none outline-none" checked={each === day} onChange={() => onDay(each)} />
              <span className="text-xs font-medium">{index === 0 ? m.ui_today() : weekday.format(at)}</span>
              <span className="text-[0.8125rem] font-semibold whitespace-nowrap tabular-nums">{date.format(at)}</span>
            </label>
          );
        })}
      </fieldset>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <FormField label={m.members_other_day()} required className="max-sm:order-last max-sm:col-span-2">
          {(field) => <Input {...field} type="date" min={today} value={day} className="figures" onChange={(event) => event.target.value >= today && onDay(event.target.value)} />}
        </FormField>
        {span && (
          <>
            <FormField label={m.members_from()} required>
              {(field) => (
                <Select
                  {...field}
                  value={String(span.from)}
                  onChange={(event) => onFrom(Number(event.target.value))}
                  options={starts.map((at) => ({ value: String(at), label: time(at) }))}
                />
              )}
            </FormField>
            <FormField label={m.members_until()} required>
              {(field) => (
                <Select
                  {...field}
                  value={String(span.until)}
                  onChange={(event) => onUntil(Number(event.target.value))}
                  options={ends.map((at) => ({
                    value: String(at),
                    label: m.members_until_for({ time: time(at), length: formatMinutes((at - span.from) / 60_000) }),
                  }))}
                />
              )}
            </FormField>
          </>
        )}
      </div>
    </section>
  );
}
