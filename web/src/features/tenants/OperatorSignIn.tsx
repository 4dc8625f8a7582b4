import { useRef, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { SignInFrame } from '@/features/sign_in/SignInFrame';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { ErrorMessage } from '@/ui/states';
import { operatorConsole } from './console';

/** Who runs the server signs in apart from everybody. */
export function OperatorSignIn({ onSignedIn }: { onSignedIn(): void }) {
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    const answer = await operatorConsole.signIn(email.current?.value ?? '', password.current?.value ?? '');
    setBusy(false);
    setRefusal(answer.refusal);
    if (answer.refusal) password.current?.select();
    else onSignedIn();
  }

  return (
    <SignInFrame title={m.tenants_console()} hint={m.tenants_sign_in_hint()}>
      <form className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField label={m.access_email()} required>
          {(field) => (
            <Input {...field} ref={email} autoFocus required type="email" autoComplete="username" dir="ltr" className="rtl:text-right" />
          )}
        </FormField>
        <FormField label={m.access_password()} required>
          {(field) => (
            <Input {...field} ref={password} required type="password" autoComplete="current-password" dir="ltr" className="rtl:text-right" />
          )}
        </FormField>
        <ErrorMessage problem={refusal} />
        <Button type="submit" look="primary" size="lg" busy={busy}>
          {m.access_sign_in()}
        </Button>
      </form>
    </SignInFrame>
  );
}
