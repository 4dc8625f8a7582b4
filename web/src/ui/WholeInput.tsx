import { useState, type ComponentProps } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { classes } from './classes';
import { inputClass } from './fields';
import { localDigits, toLatinDigits } from './format/digits';

interface WholeInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> {
  /** `null` while empty. */
  value: number | null;
  /** The number, or `null` with the reason in words while the text is not one. */
  onValue(value: number | null, problem?: string): void;
}

/** A count, in whichever digits the person types. */
export function WholeInput({ value, onValue, className, onBlur, ...rest }: WholeInputProps) {
  // While the person types, their own spelling stays; `null` means: show the value.
  const [draft, setDraft] = useState<{ text: string; number: number | null } | null>(null);
  const text = draft && draft.number === value ? draft.text : value === null ? '' : localDigits(String(value));

  function take(typed: string): void {
    const plain = toLatinDigits(typed).replace(/[\s,\u066c]/g, '');
    const number = /^\d{1,15}$/.test(plain) ? Number(plain) : null;
    setDraft({ text: typed, number });
    if (number !== null || plain === '') onValue(number);
    else onValue(null, m.ui_whole_needed());
  }

  return (
    <input
      {...rest}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      dir="ltr"
      value={text}
      onChange={(event) => take(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={(event) => {
        if (value !== null) setDraft(null);
        onBlur?.(event);
      }}
      className={classes(inputClass, 'figures text-end rtl:text-left', className)}
    />
  );
}
