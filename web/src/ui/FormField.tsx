import { CircleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { classes } from './classes';

/** What the control inside a field takes on, so that label, hint and error belong to it. */
export interface FieldProps {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

interface FormFieldProps {
  label: string;
  /** What to write, before anything is wrong. */
  hint?: ReactNode;
  /** What is wrong and how to mend it. */
  error?: string | undefined;
  required?: boolean;
  className?: string;
  children: (field: FieldProps) => ReactNode;
}

/** A label, a control, a hint and an error: `<FormField label=…>{(field) => <Input {...field} … />}</FormField>`. */
export function FormField({ label, hint, error, required = false, className, children }: FormFieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint != null && hintId, error && errorId].filter(Boolean).join(' ');
  return (
    <div className={classes('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className="flex items-baseline gap-1.5 text-[0.8125rem] font-medium">
        {label}
        {!required && <span className="text-xs font-normal text-ink-faint">{m.ui_optional()}</span>}
      </label>
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': required || undefined,
      })}
      {hint != null && (
        <p id={hintId} className="text-xs text-ink-muted">
          {hint}
        </p>
      )}
      <p id={errorId} aria-live="polite" className={classes('flex gap-1.5 text-xs text-danger', !error && 'hidden')}>
        <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
        {error}
      </p>
    </div>
  );
}
