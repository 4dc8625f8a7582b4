import { m } from '@/locales/compiled/messages.js';
import { FormField } from '@/ui/FormField';
import { WholeInput } from '@/ui/WholeInput';

interface LengthInputProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  required?: boolean;
  /** In minutes; `null` while empty. */
  value: number | null;
  onValue(minutes: number | null): void;
}

/** A length as people say it: hours and minutes. */
export function LengthInput({ label, hint, error, required = false, value, onValue }: LengthInputProps) {
  const hours = value === null ? null : Math.floor(value / 60);
  const minutes = value === null ? null : value % 60;
  const take = (nextHours: number | null, nextMinutes: number | null) =>
    onValue(nextHours === null && nextMinutes === null ? null : (nextHours ?? 0) * 60 + (nextMinutes ?? 0));
  return (
    <fieldset className="grid content-start gap-1.5">
      <legend className="mb-1.5 text-[0.8125rem] font-medium">{label}</legend>
      <div className="grid grid-cols-2 gap-2">
        <FormField label={m.pricing_hours()} required={required} error={error}>
          {(field) => <WholeInput {...field} value={hours} onValue={(next) => take(next, minutes)} />}
        </FormField>
        <FormField label={m.pricing_minutes()} required={required}>
          {(field) => <WholeInput {...field} value={minutes} onValue={(next) => take(hours, next)} />}
        </FormField>
      </div>
      {hint && <p className="text-xs text-ink-muted">{hint}</p>}
    </fieldset>
  );
}
