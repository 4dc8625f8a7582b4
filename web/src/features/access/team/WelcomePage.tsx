import { useEffect, useState } from 'react';
import { Link, Navigate, useLocation } from 'react-router';
import { useClient, useQuery } from 'urql';
import { z } from 'zod/mini';
import { signIn } from '@/client/auth';
import { useAuthState } from '@/client/ClientProvider';
import { applyRefusal, refusalOf, type Refusal } from '@/client/refusal';
import { JoinStaffDocument, StaffTermsDocument, type StaffTermsQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Brand } from '@/ui/Brand';
import { Button, ButtonLink } from '@/ui/Button';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { useZodForm } from '@/ui/form/useZodForm';
import { ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { LocaleSwitch, ThemeSwitch } from '@/ui/switches';
import { PasswordInput } from '../PasswordInput';
import { roleName } from '../roles';

/** Joining the team by the link of an invitation; what stands behind the # stays in the browser. */
export function WelcomePage() {
  const [token] = useState(useLocation().hash.slice(1));
  const state = useAuthState();
  const [{ data, error }, ask] = useQuery({ query: StaffTermsDocument, variables: { token }, pause: state === 'signed-in' });
  const terms = data?.staffTerms;

  useEffect(() => {
    document.title = `${m.access_welcome_title({ house: terms?.tenantName ?? 'CoWorkFlow' })}`;
  }, [terms]);

  if (state === 'signed-in') return <Navigate to="/" replace />;
  return (
    <div className="flex min-h-dvh flex-col">
      <div className="flex justify-end gap-1 p-3">
        <LocaleSwitch />
        <ThemeSwitch />
      </div>
      <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center px-5 pb-16">
        <Brand className="mb-8" {...(terms && { name: terms.tenantName })} />
        {terms && <JoinForm terms={terms} token={token} />}
        {!terms && error && <Ended problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
        {!terms && !error && <LoadingState shape="form" count={3} />}
      </main>
    </div>
  );
}

/** A link that opens nothing any more is an ordinary thing: it says so calmly and where to go. */
function Ended({ problem, onRetry }: { problem: Refusal; onRetry(): void }) {
  if (problem.code !== 'rights.invitation_ended') return <ErrorState problem={problem} onRetry={onRetry} />;
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight rtl:tracking-normal">{m.access_invitation_ended()}</h1>
      <p className="mt-1.5 mb-7 text-ink-muted">{problem.message}</p>
      <ButtonLink to="/sign-in" look="primary" size="lg">
        {m.access_sign_in()}
      </ButtonLink>
    </>
  );
}

const fields = { name: 'name', password: 'password' } as const;

function JoinForm({ terms, token }: { terms: StaffTermsQuery['staffTerms']; token: string }) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const form = useZodForm(
    z.object({
      name: z.string().check(z.trim(), z.minLength(1, m.access_name_needed())),
      password: z.string().check(z.minLength(8, m.access_password_short())),
    }),
    { name: '', password: '' },
  );
  const { errors } = form.formState;

  const join = form.handleSubmit(async ({ name, password }) => {
    setBusy(true);
    const { error } = await client.mutation(JoinStaffDocument, { input: { token, name, password } }).toPromise();
    const refused = error ? refusalOf(error) : await signIn(terms.email, password);
    setBusy(false);
    setRefusal(refused && applyRefusal(refused, form.setError, fields));
  });

  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere rtl:tracking-normal">
        {m.access_welcome_title({ house: terms.tenantName })}
      </h1>
      <p className="mt-1.5 mb-7 text-ink-muted">
        {m.access_welcome_hint({ inviter: terms.inviter, role: terms.customRole ?? roleName(terms.role) })}
      </p>
      <form noValidate className="grid gap-4" onSubmit={(event) => void join(event)}>
        <FormField label={m.access_email()} hint={m.access_email_hint()} required>
          {(field) => <Input {...field} type="email" autoComplete="username" dir="ltr" readOnly value={terms.email} className="rtl:text-right" />}
        </FormField>
        <FormField label={m.access_your_name()} required error={errors.name?.message}>
          {(field) => <Input {...field} {...form.register('name')} autoComplete="name" maxLength={120} />}
        </FormField>
        <FormField label={m.access_password()} hint={m.access_password_hint()} required error={errors.password?.message}>
          {(field) => <PasswordInput {...field} {...form.register('password')} autoComplete="new-password" />}
        </FormField>
        <ErrorMessage problem={refusal} />
        <Button type="submit" look="primary" size="lg" busy={busy}>
          {m.access_join_team()}
        </Button>
      </form>
      <Link to="/sign-in" className="mt-6 rounded-sm text-center text-ink-muted underline underline-offset-4 hover:text-ink">
        {m.access_sign_in_instead()}
      </Link>
    </>
  );
}
