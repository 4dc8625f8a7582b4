import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { useQuery } from 'urql';
import { signIn } from '@/client/auth';
import { useAuthState } from '@/client/ClientProvider';
import type { Refusal } from '@/client/refusal';
import { SetupNeededDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Brand } from '@/ui/Brand';
import { Button } from '@/ui/Button';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { LocaleSwitch, ThemeSwitch } from '@/ui/switches';
import { ErrorMessage } from '@/ui/states';

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
  const [{ data }] = useQuery({ query: SetupNeededDocument });
  const emailInput = useRef<HTMLInputElement>(null);
  const passwordInput = useRef<HTMLInputElement>(null);

  useEffect(() => {
    document.title = `${m.access_sign_in()} · CoWorkFlow`;
    emailInput.current?.focus();
  }, []);

  if (state === 'signed-in') return <Navigate to={from} replace />;
  if (data?.setupNeeded) return <Navigate to="/setup" replace />;

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
    <div className="flex min-h-dvh flex-col">
      <div className="flex justify-end gap-1 p-3">
        <LocaleSwitch />
        <ThemeSwitch />
      </div>
      <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center px-5 pb-24">
        <Brand className="mb-8" />
        <h1 className="text-2xl font-semibold tracking-tight rtl:tracking-normal">{m.access_sign_in_title()}</h1>
        <p className="mt-1.5 mb-7 text-ink-muted">{m.access_sign_in_hint()}</p>
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
          <ErrorMessage problem={problems.refusal} />
          <Button type="submit" look="primary" size="lg" busy={busy}>
            {m.access_sign_in()}
          </Button>
        </form>
        <Link to="/join" className="mt-6 rounded-sm text-center text-ink-muted underline underline-offset-4 hover:text-ink">
          {m.members_join_here()}
        </Link>
      </main>
    </div>
  );
}
