import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classes } from './classes';

const box =
  'w-full rounded-md border border-control bg-surface text-ink shadow-card transition-colors duration-100 ' +
  'hover:border-ink-muted focus-visible:outline-offset-0 disabled:bg-sunken disabled:text-ink-faint ' +
  'aria-invalid:border-danger max-sm:text-base';

export const inputClass = classes(box, 'h-9 px-3 max-sm:h-11');

/** One line of text. `dir="auto"` lets a name take its own direction. */
export function Input({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  const own = type === 'text' || type === 'search';
  return <input dir={own ? 'auto' : undefined} {...rest} type={type} className={classes(inputClass, className)} />;
}

export function Textarea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return <textarea dir="auto" {...rest} rows={rows} className={classes(box, 'block min-h-20 px-3 py-2', className)} />;
}

interface SelectProps extends ComponentProps<'select'> {
  options: readonly { readonly value: string; readonly label: string; readonly disabled?: boolean }[];
}

/** The system's own list: light, right on phones, known by every screen reader. */
export function Select({ options, className, ...rest }: SelectProps) {
  return (
    <span className={classes('relative block', className)}>
      <select {...rest} className={classes(inputClass, 'appearance-none pe-9')}>
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-ink-muted" />
    </span>
  );
}

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  label: string;
}

export function Checkbox({ label, className, ...rest }: CheckboxProps) {
  return (
    <label className={classes('flex min-h-9 cursor-pointer items-center gap-2.5 max-sm:min-h-11', className)}>
      <input {...rest} type="checkbox" className="size-4 shrink-0 cursor-pointer accent-(--primary)" />
      <span>{label}</span>
    </label>
  );
}

interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  onChange(value: NoInfer<T>): void;
  options: readonly { readonly value: NoInfer<T>; readonly label: string }[];
}

/** One of a few, all visible; radio buttons by nature, so arrow keys work. */
export function Segmented<T extends string>({ label, value, onChange, options }: SegmentedProps<T>) {
  return (
    <fieldset className="inline-flex rounded-md bg-sunken p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={classes(
            'relative flex h-8 cursor-pointer items-center rounded-[calc(var(--radius-md)-2px)] px-3 text-[0.8125rem] font-medium',
            'text-ink-muted has-checked:bg-surface has-checked:text-ink has-checked:shadow-card',
            'has-focus-visible:outline-2 has-focus-visible:outline-focus max-sm:h-10 dark:has-checked:bg-line-strong',
          )}
        >
          <input
            type="radio"
            name={label}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
