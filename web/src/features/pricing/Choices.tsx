import { classes } from '@/ui/classes';

interface ChoicesProps<T extends string | number> {
  label: string;
  value: readonly T[];
  onChange(value: readonly T[]): void;
  options: readonly { readonly value: NoInfer<T>; readonly label: string }[];
  /** Long lists scroll in a box of their own. */
  long?: boolean;
}

/** Any of a few, as chips that can be pressed; checkboxes by nature. */
export function Choices<T extends string | number>({ label, value, onChange, options, long = false }: ChoicesProps<T>) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-[0.8125rem] font-medium">{label}</legend>
      <div className={classes('flex flex-wrap gap-1.5', long && 'max-h-36 overflow-y-auto rounded-md border border-line p-2')}>
        {options.map((option) => (
          <label
            key={option.value}
            className={classes(
              'relative flex min-h-8 cursor-pointer items-center rounded-full border border-line-strong bg-surface px-3 text-[0.8125rem] max-sm:min-h-11',
              'has-checked:border-primary has-checked:bg-accent-soft has-checked:font-medium has-checked:text-accent',
              'hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus',
            )}
          >
            <input
              type="checkbox"
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
              checked={value.includes(option.value)}
              onChange={(event) =>
                onChange(event.target.checked ? [...value, option.value] : value.filter((each) => each !== option.value))
              }
            />
            <bdi>{option.label}</bdi>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
