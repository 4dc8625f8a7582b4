import { useRef, useState, type FormEvent } from 'react';
import { Navigate, useLocation } from 'react-router';
import { signOut } from '@/client/auth';
import { useAuthState } from '@/client/ClientProvider';
import type { Refusal } from '@/client/refusal';
import { setPasswordByLink } from '@/client/waysIn';
import { PasswordInput } from '@/features/access';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { FormField } from '@/ui/FormField';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { AskForLink } from './AskForLink';
import { BackToSignIn, QuietLink, SignInFrame } from './SignInFrame';

/** A new password for who forgot theirs: asks for a link, or takes the password of who came by one. */
export function NewPasswordPage() {
  const token = useLocation().hash.slice(1);
  if (token === '') return <AskForLink purpose="password" title={m.sign_in_forgot_title()} hint={m.sign_in_forgot_hint()} />;
  return <ChoosePassword key={token} token={token} />;
}

function ChoosePassword({ token }: { token: string }) {
  const state = useAuthState();
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const input = useRef<HTMLInputElement>(null);
  if (done && state === 'signed-in') return <Navigate to="/" replace />;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const password = input.current?.value ?? '';
    if ([...password].length < 8) {
      setProblem(m.access_password_short());
      input.current?.focus();
      return;
    }
    setBusy(true);
    // Whoever is signed in here may be somebody else.
    if (state === 'signed-in') await signOut();
    const refused = await setPasswordByLink(token, password);
    setBusy(false);
    const atField = refused?.field === 'password';
    setProblem(atField ? refused.message : undefined);
    setRefusal(atField ? undefined : refused);
    if (refused) {
      input.current?.focus();
      return;
    }
    showToast(m.sign_in_password_set(), { tone: 'success' });
    setDone(true);
  }

  return (
    <SignInFrame title={m.sign_in_choose_title()} hint={m.sign_in_choose_hint()}>
      <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField label={m.access_new_password()} hint={m.access_password_hint()} required error={problem}>
          {(field) => <PasswordInput {...field} ref={input} name="new-password" autoComplete="new-password" />}
        </FormField>
        <ErrorMessage problem={refusal} />
        <Button type="submit" look="primary" size="lg" busy={busy}>
          {m.sign_in_choose()}
        </Button>
      </form>
      {refusal && (
        <p className="mt-6 text-center">
          <QuietLink to="/sign-in/password">{m.sign_in_new_link()}</QuietLink>
        </p>
      )}
      <BackToSignIn />
    </SignInFrame>
  );
}
