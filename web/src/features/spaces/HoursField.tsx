import { Copy, Plus, X } from 'lucide-react';
import type { OpeningHoursInput } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { IconButton } from '@/ui/Button';
import { Checkbox } from '@/ui/fields';
import { weekdayName } from '@/ui/format/dates';
import { TimeInput } from '@/ui/TimeInput';
import { addStretch, changeStretch, copyToOpenDays, onDay, passesMidnight, removeStretch, toggleDay, type Hours } from './hours';
import { weekdays } from './values';

interface HoursFieldProps {
  value: Hours;
  error?: string | undefined;
  onChange(hours: Hours): void;
}

/** A week of opening hours: each day closed, open, or open in several stretches. */
export function HoursField({ value, error, onChange }: HoursFieldProps) {
  return (
    <fieldset>
      <legend className="sr-only">{m.spaces_opening_hours()}</legend>
      {weekdays.map((weekday) => (
        <Day key={weekday} weekday={weekday} hours={value} onChange={onChange} />
      ))}
      <p role="alert" className="text-xs text-danger empty:hidden">
        {error}
      </p>
    </fieldset>
  );
}

function Day({ weekday, hours, onChange }: { weekday: number; hours: Hours; onChange(hours: Hours): void }) {
  const stretches = onDay(hours, weekday);
  const day = weekdayName(weekday);
  const open = stretches.length > 0;
  return (
    <div className="grid grid-cols-[8.5rem_minmax(0,1fr)_auto] items-start gap-x-3 border-b border-line py-1 last:border-0 max-sm:grid-cols-[minmax(0,1fr)_auto]">
      <Checkbox label={day} checked={open} onChange={(event) => onChange(toggleDay(hours, weekday, event.target.checked))} />
      <div className="grid gap-1 max-sm:order-last max-sm:col-span-2">
        {!open && <p className="flex min-h-9 items-center text-ink-muted">{m.spaces_closed()}</p>}
        {stretches.map((stretch, index) => (
          <Stretch
            key={index}
            day={day}
            stretch={stretch}
            onChange={(change) => onChange(changeStretch(hours, stretch, change))}
            onRemove={stretches.length > 1 ? () => onChange(removeStretch(hours, stretch)) : undefined}
          />
        ))}
      </div>
      <div className="flex">
        {open && (
          <>
            <IconButton
              label={m.spaces_add_stretch({ day })}
              icon={<Plus aria-hidden className="size-4" />}
              onClick={() => onChange(addStretch(hours, weekday))}
            />
            <IconButton
              label={m.spaces_copy_hours({ day })}
              icon={<Copy aria-hidden className="size-4" />}
              onClick={() => onChange(copyToOpenDays(hours, weekday))}
            />
          </>
        )}
      </div>
    </div>
  );
}

interface StretchProps {
  day: string;
  stretch: OpeningHoursInput;
  onChange(change: Partial<OpeningHoursInput>): void;
  onRemove?: (() => void) | undefined;
}

function Stretch({ day, stretch, onChange, onRemove }: StretchProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <TimeInput aria-label={m.spaces_opens({ day })} value={stretch.opens} onTime={(opens) => onChange({ opens })} />
      <span aria-hidden>–</span>
      <TimeInput aria-label={m.spaces_closes({ day })} value={stretch.closes} onTime={(closes) => onChange({ closes })} />
      {passesMidnight(stretch) && <span className="text-xs text-ink-muted">{m.spaces_next_day()}</span>}
      {onRemove && <IconButton label={m.spaces_remove_stretch({ day })} icon={<X aria-hidden className="size-4" />} onClick={onRemove} />}
    </div>
  );
}
