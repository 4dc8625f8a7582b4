import { useRef, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { PasswordInput } from '@/features/access';
import { m } from '@/locales/compiled/messages.js';
import { FormField } from '@/ui/FormField';
import { ErrorMessage } from '@/ui/states';

interface PasswordStepProps {
  id: string;
  /** Does what needs the password; gives the refusal when it did not work. */
  onPassword(password: string): Promise<Refusal | undefined>;
}

/** Asks for one's own password: an unattended desk changes no account. The button that sends it stands in the dialog's foot. */
export function PasswordStep({ id, onPassword }: PasswordStepProps) {
  const [problem, setProblem] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const input = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const password = input.current?.value ?? '';
    if (password === '') {
      setProblem(m.access_password_needed());
      input.current?.focus();
      return;
    }
    const refused = await onPassword(password);
    const atField = refused?.field === 'current';
    setProblem(atField ? refused.message : undefined);
    setRefusal(atField ? undefined : refused);
    if (refused) input.current?.select();
  }

  return (
    <form id={id} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <FormField label={m.access_current_password()} hint={m.sign_in_password_why()} required error={problem}>
        {(field) => <PasswordInput {...field} ref={input} name="current" autoComplete="current-password" />}
      </FormField>
      <ErrorMessage problem={refusal} />
    </form>
  );
}
