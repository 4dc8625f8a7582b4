import { useState, type ComponentProps } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { classes } from './classes';
import { inputClass } from './fields';
import { localDigits } from './format/digits';
import { parseMoney } from './format/money';
import { basisPointsToText } from './format/percent';

interface PercentInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> {
  /** Basis points, 1250 is 12.5 %; `null` while empty. */
  value: number | null;
  /** The percentage, or `null` with the reason in words while the text is not one. */
  onValue(value: number | null, problem?: string): void;
}

/** Takes a percentage with up to two decimals, gives basis points; no float is ever made. */
export function PercentInput({ value, onValue, className, onBlur, ...rest }: PercentInputProps) {
  const [draft, setDraft] = useState<{ text: string; points: number | null } | null>(null);
  const shown = value === null ? '' : localDigits(basisPointsToText(value));
  const text = draft && draft.points === value ? draft.text : shown;

  function take(typed: string): void {
    const parsed = parseMoney(typed.replace(/[%٪]/g, ''), 2);
    const points = parsed.kind === 'amount' && parsed.minor >= 0 && parsed.minor <= 10_000 ? parsed.minor : null;
    setDraft({ text: typed, points });
    if (points !== null || parsed.kind === 'empty') onValue(points);
    else onValue(null, m.ui_percent_needed());
  }

  return (
    <span className={classes('relative block', className)}>
      <span aria-hidden className="pointer-events-none absolute inset-y-0 end-3 flex items-center text-xs text-ink-faint">
        %
      </span>
      <input
        {...rest}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        dir="ltr"
        value={text}
        onChange={(event) => take(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={(event) => {
          if (value !== null) setDraft(null);
          onBlur?.(event);
        }}
        className={classes(inputClass, 'figures pe-8 text-end rtl:ps-8 rtl:pe-3 rtl:text-left')}
      />
    </span>
  );
}
