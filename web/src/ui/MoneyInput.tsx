import { useState, type ComponentProps } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { classes } from './classes';
import { formatNumber, localDecimal } from './format/digits';
import { inputClass } from './fields';
import { currencyMark, exponentOf, minorToDecimal, parseMoney, type Minor } from './format/money';
import { useSpaceSettings } from './space';

interface MoneyInputProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type'> {
  /** Minor units; `null` while empty. */
  value: Minor | null;
  /** The amount, or `null` with the reason in words while the text is not one. */
  onValue(value: Minor | null, problem?: string): void;
  allowNegative?: boolean;
}

/** Takes and gives minor units; the person types a decimal in whichever digits they like. */
export function MoneyInput({ value, onValue, allowNegative = false, className, onBlur, ...rest }: MoneyInputProps) {
  const { currency } = useSpaceSettings();
  const exponent = exponentOf(currency);
  const shown = value === null ? '' : localDecimal(minorToDecimal(value, exponent));
  // While the person types, their own spelling stays; `null` means: show the value.
  const [draft, setDraft] = useState<{ text: string; minor: Minor | null } | null>(null);
  const text = draft && draft.minor === value ? draft.text : shown;

  function take(typed: string): void {
    const parsed = parseMoney(typed, exponent);
    if (parsed.kind === 'amount' && (allowNegative || parsed.minor >= 0)) {
      setDraft({ text: typed, minor: parsed.minor });
      onValue(parsed.minor);
      return;
    }
    setDraft({ text: typed, minor: null });
    if (parsed.kind === 'empty') onValue(null);
    else onValue(null, explain(parsed.kind === 'amount' ? 'negative' : parsed.why, exponent));
  }

  return (
    <span className={classes('relative block', className)}>
      <span aria-hidden className="pointer-events-none absolute inset-y-0 start-3 flex items-center text-xs text-ink-faint">
        {currencyMark(currency)}
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
        className={classes(inputClass, 'figures ps-13 text-end rtl:ps-3 rtl:pe-13 rtl:text-left')}
      />
    </span>
  );
}

function explain(why: 'not-a-number' | 'too-precise' | 'too-large' | 'negative', exponent: number): string {
  switch (why) {
    case 'not-a-number':
      return m.ui_money_not_number();
    case 'too-precise':
      return m.ui_money_too_precise({ digits: formatNumber(exponent) });
    case 'too-large':
      return m.ui_money_too_large();
    case 'negative':
      return m.ui_money_negative();
  }
}
