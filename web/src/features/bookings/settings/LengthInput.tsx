import { useState, type ComponentProps } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Select } from '@/ui/fields';
import { WholeInput } from '@/ui/WholeInput';
import { inMinutes, inUnit, unitOf, type Unit } from './length';

interface LengthInputProps extends Omit<ComponentProps<typeof WholeInput>, 'value' | 'onValue'> {
  label: string;
  /** In minutes. */
  value: number | null;
  onValue(minutes: number | null, problem?: string): void;
}

/** A length as people say it: so many minutes, hours or days. */
export function LengthInput({ label, value, onValue, ...field }: LengthInputProps) {
  const [unit, setUnit] = useState<Unit>(value === null ? 'minutes' : unitOf(value));
  // A value from elsewhere may not be whole in the unit that was chosen.
  const shown = value !== null && !Number.isInteger(inUnit(value, unit)) ? unitOf(value) : unit;
  const units: readonly { value: Unit; label: string }[] = [
    { value: 'minutes', label: m.booking_settings_minutes() },
    { value: 'hours', label: m.booking_settings_hours() },
    { value: 'days', label: m.booking_settings_days() },
  ];
  return (
    <span className="flex gap-2">
      <span className="w-20">
        <WholeInput
          {...field}
          value={value === null ? null : inUnit(value, shown)}
          onValue={(count, problem) => onValue(count === null ? null : inMinutes(count, shown), problem)}
        />
      </span>
      <Select
        aria-label={m.booking_settings_unit({ of: label })}
        className="w-30"
        value={shown}
        options={units}
        onChange={(event) => {
          const next = units.find((each) => each.value === event.target.value)?.value ?? 'minutes';
          setUnit(next);
          if (value !== null) onValue(inMinutes(inUnit(value, shown), next));
        }}
      />
    </span>
  );
}
