import type { ComponentProps } from 'react';
import { Input } from './fields';

interface TimeInputProps extends Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange' | 'className'> {
  /** Wall-clock time, `09:00`. */
  value: string;
  onTime(time: string): void;
}

/** A time of day, as wide as one. */
export function TimeInput({ onTime, ...rest }: TimeInputProps) {
  return (
    <span className="block w-34">
      <Input {...rest} type="time" required className="tabular-nums" onChange={(event) => onTime(event.target.value)} />
    </span>
  );
}
