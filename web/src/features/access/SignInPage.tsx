import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { Navigate, useLocation } from 'react-router';
import { minLength, object, string, trim } from 'zod/mini';
import { signIn } from '@/client/auth';
import { useAuthState } from '@/client/ClientProvider';
import { applyRefusal, type Refusal } from '@/client/refusal';
import { m } from '@/locales/compiled/messages.js';
import { Brand } from '@/ui/Brand';
import { Button } from '@/ui/Button';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { LocaleSwitch, ThemeSwitch } from '@/ui/switches';
import { ErrorMessage } from '@/ui/states';

const form = () =>
  object({
    email: string().check(trim(), minLength(1, m.access_email_needed())),
    password: string().check(minLength(1, m.access_password_needed())),
  });

interface Values {
  email: string;
  password: string;
}

export function SignInPage() {
  const state = useAuthState();
  const from = (useLocation().state as { from?: string } | null)?.from ?? '/';
  const [refusal, setRefusal] = useState<Refusal>();
  const { register, handleSubmit, setError, setFocus, formState } = useForm<Values>({
    resolver: zodResolver(form()),
    defaultValues: { email: '', password: '' },
  });

  useEffect(() => {
    document.title = `${m.access_sign_in()} · CoWorkFlow`;
    setFocus('email');
  }, [setFocus]);

  if (state === 'signed-in') return <Navigate to={from} replace />;

  async function submit({ email, password }: Values): Promise<void> {
    const refused = await signIn(email, password);
    setRefusal(refused && applyRefusal(refused, setError, { email: 'email', password: 'password' }));
    if (refused) setFocus('password', { shouldSelect: true });
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
        <form noValidate className="grid gap-4" onSubmit={(event) => void handleSubmit(submit)(event)}>
          <FormField label={m.access_email()} required error={formState.errors.email?.message}>
            {(field) => (
              <Input {...field} {...register('email')} type="email" autoComplete="username" dir="ltr" className="rtl:text-right" />
            )}
          </FormField>
          <FormField label={m.access_password()} required error={formState.errors.password?.message}>
            {(field) => (
              <Input {...field} {...register('password')} type="password" autoComplete="current-password" dir="ltr" className="rtl:text-right" />
            )}
          </FormField>
          <ErrorMessage problem={refusal} />
          <Button type="submit" look="primary" size="lg" busy={formState.isSubmitting}>
            {m.access_sign_in()}
          </Button>
        </form>
      </main>
    </div>
  );
}
