import { useId } from 'react';
import { classes } from './classes';

interface ChoiceCardsProps<T extends string> {
  label: string;
  /** Leaves the label to screen readers, where a heading says it already. */
  hideLabel?: boolean;
  value: T;
  onChange(value: T): void;
  options: readonly { readonly value: T; readonly label: string; readonly hint: string }[];
  error?: string | undefined;
  className?: string;
}

/** One of a few that need a sentence each; radio buttons by nature. */
export function ChoiceCards<T extends string>({ label, hideLabel, value, onChange, options, error, className }: ChoiceCardsProps<T>) {
  const name = useId();
  return (
    <fieldset className={classes('grid gap-2', className)}>
      <legend className={hideLabel ? 'sr-only' : 'mb-1.5 text-[0.8125rem] font-medium'}>{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          htmlFor={`${name}-${option.value}`}
          className="grid cursor-pointer grid-cols-[auto_minmax(0,1fr)] content-start gap-x-2.5 gap-y-0.5 rounded-lg border border-line-strong p-3 has-checked:border-primary has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input
            id={`${name}-${option.value}`}
            type="radio"
            name={name}
            className="mt-0.5 size-4 shrink-0 accent-(--primary)"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className="font-medium">{option.label}</span>
          <span className="col-start-2 text-xs text-ink-muted">{option.hint}</span>
        </label>
      ))}
      <p role="alert" className="text-xs text-danger empty:hidden">
        {error}
      </p>
    </fieldset>
  );
}
