import { KeyRound } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useQuery } from 'urql';
import { signIn } from '@/client/auth';
import { useAuthState } from '@/client/ClientProvider';
import { knowsPasskeys, signInByPasskey } from '@/client/passkeys';
import { refusalOf, type Refusal } from '@/client/refusal';
import { SignInStartDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { ErrorMessage } from '@/ui/states';
import { QuietLink, SignInFrame } from './SignInFrame';

interface Problems {
  email?: string | undefined;
  password?: string | undefined;
  refusal?: Refusal | undefined;
}

/** Two fields need no form library, which keeps the first page light. */
export function SignInPage() {
  const state = useAuthState();
  const from = (useLocation().state as { from?: string } | null)?.from ?? '/';
  const [problems, setProblems] = useState<Problems>({});
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [{ data, error }] = useQuery({ query: SignInStartDocument });
  const emailInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);

  useEffect(() => {
    emailInput.current?.focus();
  }, []);

  if (state === 'signed-in') return <Navigate to={from} replace />;
  if (data?.setupNeeded) return <Navigate to="/setup" replace />;
  if (data && !data.platform.hasSpace) return <Navigate to="/sign-up" replace />;

  const asked = error && refusalOf(error);
  const closed = asked?.code.startsWith('tenants.') ? asked : undefined;

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const email = emailInput.current?.value.trim() ?? '';
    const password = passwordInput.current?.value ?? '';
    const missing: Problems = {
      email: email === '' ? m.access_email_needed() : undefined,
      password: password === '' ? m.access_password_needed() : undefined,
    };
    setProblems(missing);
    if (missing.email ?? missing.password) {
      (missing.email ? emailInput : passwordInput).current?.focus();
      return;
    }
    setBusy(true);
    const refusal = await signIn(email, password);
    setBusy(false);
    setProblems({ refusal });
    if (refusal) passwordInput.current?.select();
  }

  async function byPasskey(): Promise<void> {
    setAsking(true);
    const refusal = await signInByPasskey();
    setAsking(false);
    setProblems({ refusal });
  }

  return (
    <SignInFrame title={m.access_sign_in_title()} hint={m.access_sign_in_hint()}>
      <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField label={m.access_email()} required error={problems.email}>
          {(field) => (
            <Input {...field} ref={emailInput} type="email" name="email" autoComplete="username" dir="ltr" className="rtl:text-right" />
          )}
        </FormField>
        <FormField label={m.access_password()} required error={problems.password}>
          {(field) => (
            <Input
              {...field}
              ref={passwordInput}
              type="password"
              name="password"
              autoComplete="current-password"
              dir="ltr"
              className="rtl:text-right"
            />
          )}
        </FormField>
        <ErrorMessage problem={problems.refusal ?? closed} />
        <Button type="submit" look="primary" size="lg" busy={busy}>
          {m.access_sign_in()}
        </Button>
      </form>
      {knowsPasskeys() && (
        <Button size="lg" className="mt-3 w-full" busy={asking} icon={<KeyRound aria-hidden className="size-5" />} onClick={() => void byPasskey()}>
          {m.sign_in_with_passkey()}
        </Button>
      )}
      {/* All at once, when it is known what there is: nothing moves under the finger. */}
      {(data ?? error) !== undefined && (
        <ul className="mt-6 grid justify-items-center gap-3">
          {data?.signInWays.emailLink && (
            <>
              <li>
                <QuietLink to="/sign-in/password">{m.sign_in_forgot()}</QuietLink>
              </li>
              <li>
                <QuietLink to="/sign-in/link">{m.sign_in_by_link()}</QuietLink>
              </li>
            </>
          )}
          <li>
            <QuietLink to="/join">{m.members_join_here()}</QuietLink>
          </li>
        </ul>
      )}
    </SignInFrame>
  );
}
