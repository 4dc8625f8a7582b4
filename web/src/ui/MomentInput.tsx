import type { ComponentProps } from 'react';
import { classes } from './classes';
import { inputClass } from './fields';
import type { Instant } from './format/dates';
import { instantAt, wallClockIn } from './format/zoned';
import { useSpaceSettings } from './space';

interface MomentInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type' | 'min' | 'max'> {
  value: Instant | null;
  onValue(value: Instant | null): void;
  min?: Instant;
  max?: Instant;
}

/** A date and time on the wall clock of the space, whatever zone this device is in. */
export function MomentInput({ value, onValue, min, max, className, ...rest }: MomentInputProps) {
  const { zone } = useSpaceSettings();
  return (
    <input
      {...rest}
      type="datetime-local"
      value={value === null ? '' : wallClockIn(zone, value)}
      min={min && wallClockIn(zone, min)}
      max={max && wallClockIn(zone, max)}
      onChange={(event) => onValue(instantAt(zone, event.target.value) ?? null)}
      className={classes(inputClass, 'figures', className)}
    />
  );
}
