import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { Input, Select } from '@/ui/fields';
import { weekdayName } from '@/ui/format/dates';
import { FormField } from '@/ui/FormField';
import { WholeInput } from '@/ui/WholeInput';
import { isInLastWeek, nthOf, weekdayOf, type Repeat } from './repeat';

interface RecurrencePickerProps {
  value: Repeat;
  onChange(next: Repeat): void;
  /** The calendar day of the first booking, in the zone of the space. */
  day: string;
  /** What the server says of the rule. */
  error?: string | undefined;
  /** Leaves out 'does not repeat', where a repetition is what was asked for. */
  always?: boolean;
}

const nthWords = [m.series_nth_1, m.series_nth_2, m.series_nth_3, m.series_nth_4, m.series_nth_5];

/** How a booking repeats: by days, weeks or months, until when, or by a rule of one's own. */
export function RecurrencePicker({ value, onChange, day, error, always = false }: RecurrencePickerProps) {
  const change = (next: Partial<Repeat>) => onChange({ ...value, ...next });
  const { every } = value;
  const byRule = every === 'day' || every === 'week' || every === 'month';
  return (
    <div className="grid gap-4">
      <FormField label={m.series_repeats()} required error={error}>
        {(field) => (
          <Select
            {...field}
            value={every}
            onChange={(event) => change({ every: event.target.value as Repeat['every'] })}
            options={[
              ...(always ? [] : [{ value: 'never', label: m.series_never() }]),
              { value: 'day', label: m.series_daily() },
              { value: 'week', label: m.series_weekly() },
              { value: 'month', label: m.series_monthly() },
              { value: 'own', label: m.series_own() },
            ]}
          />
        )}
      </FormField>
      {every === 'own' && (
        <FormField label={m.series_rule()} required hint={m.series_rule_hint()}>
          {(field) => <Input {...field} dir="ltr" spellCheck={false} autoComplete="off" className="figures rtl:text-right" maxLength={1000} placeholder="FREQ=WEEKLY;BYDAY=SU,TU;COUNT=10" value={value.own} onChange={(event) => change({ own: event.target.value })} />}
        </FormField>
      )}
      {byRule && (
        <>
          <div className="grid grid-cols-2 gap-4">
            <FormField label={{ day: m.series_every_days(), week: m.series_every_weeks(), month: m.series_every_months() }[every]} required>
              {(field) => <WholeInput {...field} value={value.interval} onValue={(interval) => change({ interval })} />}
            </FormField>
            <FormField label={m.series_ends()} required>
              {(field) => (
                <Select
                  {...field}
                  value={value.ends}
                  onChange={(event) => change({ ends: event.target.value as Repeat['ends'] })}
                  options={[
                    { value: 'count', label: m.series_ends_count() },
                    { value: 'on', label: m.series_ends_on() },
                    { value: 'never', label: m.series_ends_never() },
                  ]}
                />
              )}
            </FormField>
          </div>
          {every === 'week' && <Weekdays value={value.weekdays} fixed={weekdayOf(day)} onChange={(weekdays) => change({ weekdays })} />}
          {every === 'month' && (
            <FormField label={m.series_month_by()} required>
              {(field) => (
                <Select
                  {...field}
                  value={value.month}
                  onChange={(event) => change({ month: event.target.value as Repeat['month'] })}
                  options={[
                    { value: 'day', label: m.series_month_day({ day: Number(day.slice(8, 10)) }) },
                    { value: 'nth', label: m.series_month_nth({ nth: nthWords[nthOf(day) - 1]?.() ?? '', weekday: weekdayName(weekdayOf(day)) }) },
                    ...(isInLastWeek(day) ? [{ value: 'last', label: m.series_month_last({ weekday: weekdayName(weekdayOf(day)) }) }] : []),
                  ]}
                />
              )}
            </FormField>
          )}
          {value.ends === 'count' && (
            <FormField label={m.series_count()} required hint={m.series_count_hint()}>
              {(field) => <WholeInput {...field} value={value.count} onValue={(count) => change({ count })} />}
            </FormField>
          )}
          {value.ends === 'on' && (
            <FormField label={m.series_until()} required>
              {(field) => <Input {...field} type="date" className="figures" min={day} value={value.until} onChange={(event) => change({ until: event.target.value })} />}
            </FormField>
          )}
        </>
      )}
    </div>
  );
}

/** The days of a week; the one of the first booking is always among them. The week begins with the space's Saturday. */
function Weekdays({ value, fixed, onChange }: { value: readonly number[]; fixed: number; onChange(next: readonly number[]): void }) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-[0.8125rem] font-medium">{m.series_on_days()}</legend>
      <div className="flex flex-wrap gap-1.5">
        {[6, 7, 1, 2, 3, 4, 5].map((weekday) => {
          const on = weekday === fixed || value.includes(weekday);
          return (
            <label
              key={weekday}
              className={classes(
                'flex h-9 cursor-pointer items-center rounded-md border border-line-strong px-2.5 text-[0.8125rem] font-medium has-checked:border-primary has-checked:bg-accent-soft has-disabled:cursor-default',
                'has-focus-visible:outline-2 has-focus-visible:outline-focus max-sm:h-11',
              )}
            >
              <input
                type="checkbox"
                className="sr-only"
                checked={on}
                disabled={weekday === fixed}
                onChange={() => onChange(on ? value.filter((one) => one !== weekday) : [...value, weekday])}
              />
              <span aria-hidden>{weekdayName(weekday, 'short')}</span>
              <span className="sr-only">{weekdayName(weekday)}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
