import { useEffect, type RefObject } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';

interface CodeFieldProps {
  ref: RefObject<HTMLInputElement | null>;
  /** One of the codes kept for when the app is lost, not its digits. */
  recovery?: boolean;
  /** Whoever comes here types it at once. */
  autoFocus?: boolean;
  error?: string | undefined;
}

/** Where the digits of an app are typed, or pasted, or filled in by the phone. */
export function CodeField({ ref, recovery = false, autoFocus = false, error }: CodeFieldProps) {
  useEffect(() => {
    if (autoFocus) ref.current?.focus();
  }, [autoFocus, ref]);

  return (
    <FormField label={recovery ? m.sign_in_recovery_code() : m.sign_in_code()} required error={error}>
      {(field) => (
        <Input
          {...field}
          ref={ref}
          name="code"
          dir="ltr"
          autoComplete={recovery ? 'off' : 'one-time-code'}
          inputMode={recovery ? 'text' : 'numeric'}
          maxLength={40}
          spellCheck={false}
          className="figures tracking-widest rtl:text-right"
        />
      )}
    </FormField>
  );
}
