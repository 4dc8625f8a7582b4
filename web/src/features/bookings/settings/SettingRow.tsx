import { CircleAlert, RotateCcw } from 'lucide-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import type { FieldProps } from '@/ui/FormField';

interface SettingRowProps {
  label: string;
  hint?: string;
  /** What holds without a choice here, in words. */
  inherited: string;
  /** Where that is said. */
  from: string;
  chosen: boolean;
  error?: string | undefined;
  readOnly: boolean;
  /** Takes what is inherited as a choice of its own, or gives the choice up. */
  onChoose(chosen: boolean): void;
  children(field: FieldProps): ReactNode;
}

/** One setting: as the layer above has it, or its own. */
export function SettingRow({ label, hint, inherited, from, chosen, error, readOnly, onChoose, children }: SettingRowProps) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);

  // The button that was pressed is gone: the focus goes to what came instead.
  useEffect(() => {
    if (pressed.current) row.current?.querySelector<HTMLElement>('input, select, button')?.focus();
    pressed.current = false;
  });

  function choose(next: boolean): void {
    pressed.current = true;
    onChoose(next);
  }

  return (
    <div ref={row} className="grid items-start gap-x-6 gap-y-2 border-b border-line py-3 first:pt-0 last:border-0 last:pb-0 sm:grid-cols-[minmax(0,1fr)_minmax(15rem,auto)]">
      <div>
        <label htmlFor={chosen ? id : undefined} id={`${id}-label`} className="text-[0.8125rem] font-medium">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="mt-0.5 text-xs text-ink-muted">
            {hint}
          </p>
        )}
      </div>
      {chosen ? (
        <div className="grid gap-1.5">
          {children({
            id,
            'aria-describedby': [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
            'aria-invalid': error ? true : undefined,
            'aria-required': true,
          })}
          <p id={`${id}-error`} aria-live="polite" className="flex gap-1.5 text-xs text-danger empty:hidden">
            {error && (
              <>
                <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
                {error}
              </>
            )}
          </p>
          {!readOnly && (
            <Button
              look="quiet"
              size="sm"
              className="justify-self-start max-sm:h-11"
              icon={<RotateCcw aria-hidden className="size-3.5" />}
              aria-label={m.booking_settings_give_up({ setting: label, from })}
              onClick={() => choose(false)}
            >
              {m.booking_settings_as({ from })}
            </Button>
          )}
        </div>
      ) : (
        <div className="flex min-h-9 items-center justify-between gap-3" aria-labelledby={`${id}-label`} role="group">
          <span>
            <span className="font-medium">{inherited}</span> <span className="text-xs text-ink-muted">{from}</span>
          </span>
          {!readOnly && (
            <Button size="sm" className="max-sm:h-11" aria-label={m.booking_settings_change_named({ setting: label })} onClick={() => choose(true)}>
              {m.booking_settings_change()}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
