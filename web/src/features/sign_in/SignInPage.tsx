import { lazy, Suspense, useEffect, useRef, useState, type FormEvent } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useQuery } from 'urql';
import { signIn } from '@/client/auth';
import { useAuthState } from '@/client/ClientProvider';
import { refusalOf, type Refusal } from '@/client/refusal';
import { SignInStartDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { ErrorMessage } from '@/ui/states';
import { SignInFrame } from './SignInFrame';

const OtherWays = lazy(() => import('./OtherWays'));

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
      {/* Below all else, and all at once when it is known what there is: nothing moves under the finger. */}
      {(data ?? error) !== undefined && (
        <Suspense fallback={null}>
          <OtherWays emailLink={data?.signInWays.emailLink ?? false} onRefused={(refusal) => setProblems({ refusal })} />
        </Suspense>
      )}
    </SignInFrame>
  );
}
