import { useState } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { formatNumber } from '@/ui/format/digits';
import { WholeInput } from '@/ui/WholeInput';

interface LengthFieldProps {
  label: string;
  /** `null` where several differ. */
  value: number | null;
  /** `null` for a plain number; centimetres when left out. */
  unit?: string | null;
  least?: number;
  most?: number;
  onLength(value: number): void;
}

/** Whole centimetres (or degrees); what is typed takes effect as soon as it can be. */
export function LengthField({ label, value, unit = m.plan_editor_cm(), least = 0, most = 50_000, onLength }: LengthFieldProps) {
  const [typed, setTyped] = useState<{ value: number | null; problem?: string | undefined }>();
  return (
    <FormField label={unit === null ? label : `${label} (${unit})`} required error={typed?.problem}>
      {(field) => (
        <WholeInput
          {...field}
          value={typed ? typed.value : value}
          onBlur={() => setTyped(undefined)}
          onValue={(next, problem) => {
            const outside = next !== null && (next < least || next > most);
            const why = outside ? m.plan_editor_between({ least: formatNumber(least), most: formatNumber(most) }) : problem;
            setTyped({ value: next, problem: why });
            if (next !== null && !outside) onLength(next);
          }}
        />
      )}
    </FormField>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  /** Why it can't be empty, when it can't. */
  needed?: string | undefined;
  maxLength: number;
  error?: string | undefined;
  onText(text: string): void;
}

/** A line of text that takes effect while it is typed; an empty one that may not be is never taken. */
export function TextField({ label, value, needed, maxLength, error, onText }: TextFieldProps) {
  const [typed, setTyped] = useState<string>();
  const missing = needed !== undefined && typed !== undefined && typed.trim() === '';
  return (
    <FormField label={label} required={needed !== undefined} error={missing ? needed : error}>
      {(field) => (
        <Input
          {...field}
          autoComplete="off"
          maxLength={maxLength}
          value={typed ?? value}
          onBlur={() => setTyped(undefined)}
          onChange={({ target }) => {
            setTyped(target.value);
            if (needed === undefined || target.value.trim() !== '') onText(target.value);
          }}
        />
      )}
    </FormField>
  );
}
