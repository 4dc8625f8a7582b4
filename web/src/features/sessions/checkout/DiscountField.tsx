import { useEffect, useState } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { localDigits } from '@/ui/format/digits';
import { parsePercent } from './discount';

interface DiscountFieldProps {
  /** Basis points; called after a short pause, only with a percentage from 0 to 100. */
  onDiscount(points: number): void;
  onProblem(problem: boolean): void;
  error?: string | undefined;
}

const pauseMs = 250;

export function DiscountField({ onDiscount, onProblem, error }: DiscountFieldProps) {
  const [text, setText] = useState('');
  const typed = parsePercent(text);
  const points = typed === 'not-a-percentage' ? undefined : typed.points;

  useEffect(() => {
    onProblem(points === undefined);
    if (points === undefined) return;
    const timer = setTimeout(() => onDiscount(points), pauseMs);
    return () => clearTimeout(timer);
  }, [points, onDiscount, onProblem]);

  return (
    <FormField label={m.sessions_discount()} error={points === undefined ? m.sessions_discount_not_percent() : error}>
      {(field) => (
        <span className="relative block">
          <Input
            {...field}
            inputMode="decimal"
            dir="ltr"
            autoComplete="off"
            placeholder={localDigits('0')}
            className="figures pe-8 text-end"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <span aria-hidden className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-ink-muted">
            %
          </span>
        </span>
      )}
    </FormField>
  );
}
