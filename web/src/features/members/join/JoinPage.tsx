import { useEffect, useState, type ReactNode } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import { useClient, useQuery } from 'urql';
import { z } from 'zod/mini';
import { signIn } from '@/client/auth';
import { useAuthState } from '@/client/ClientProvider';
import { applyRefusal, refusalOf, type Refusal } from '@/client/refusal';
import { PasswordInput } from '@/features/access';
import { JoinDocument, JoinTermsDocument, type JoinTermsQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Brand } from '@/ui/Brand';
import { Button, ButtonLink } from '@/ui/Button';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { useZodForm } from '@/ui/form/useZodForm';
import { ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { LocaleSwitch, ThemeSwitch } from '@/ui/switches';

type Terms = JoinTermsQuery['joinTerms'];

/** Becoming a member: by an invitation, by the code of the house, or freely, as the house says. */
export function JoinPage() {
  const { invitation } = useParams();
  const state = useAuthState();
  const [{ data, error }, ask] = useQuery({ query: JoinTermsDocument, variables: { invitation: invitation ?? null } });
  const terms = data?.joinTerms;

  useEffect(() => {
    document.title = `${m.members_join_title()} · ${terms?.tenantName ?? 'CoWorkFlow'}`;
  }, [terms]);

  if (state === 'signed-in') return <Navigate to="/book" replace />;
  return (
    <div className="flex min-h-dvh flex-col">
      <div className="flex justify-end gap-1 p-3">
        <LocaleSwitch />
        <ThemeSwitch />
      </div>
      <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center px-5 pb-16">
        <Brand className="mb-8" {...(terms && { name: terms.tenantName })} />
        {terms && <Terms terms={terms} invitation={invitation} />}
        {!terms && error && <Ended problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
        {!terms && !error && <LoadingState shape="form" count={4} />}
      </main>
    </div>
  );
}

function Terms({ terms, invitation }: { terms: Terms; invitation: string | undefined }) {
  if (invitation === undefined && terms.signUp === 'INVITATION') {
    return (
      <>
        <Title hint={m.members_by_invitation_hint()}>{m.members_by_invitation()}</Title>
        <ToSignIn />
      </>
    );
  }
  return (
    <>
      <Title hint={m.members_join_hint({ space: terms.spaceName })}>
        {terms.invitedName ? m.members_welcome({ name: terms.invitedName }) : m.members_join_title()}
      </Title>
      <JoinForm terms={terms} invitation={invitation} />
      <p className="mt-6 text-center text-ink-muted">
        {m.members_joined_before()}{' '}
        <Link to="/sign-in" className="font-medium text-accent underline underline-offset-4">
          {m.access_sign_in()}
        </Link>
      </p>
    </>
  );
}

/** A link that opens nothing any more is an ordinary thing: it says so calmly and where to go. */
function Ended({ problem, onRetry }: { problem: Refusal; onRetry(): void }) {
  if (problem.code !== 'members.invitation_ended') return <ErrorState problem={problem} onRetry={onRetry} />;
  return (
    <>
      <Title hint={problem.message}>{m.members_invitation_ended()}</Title>
      <ToSignIn />
    </>
  );
}

function Title({ hint, children }: { hint: string; children: ReactNode }) {
  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight wrap-anywhere rtl:tracking-normal">{children}</h1>
      <p className="mt-1.5 mb-7 text-ink-muted">{hint}</p>
    </>
  );
}

function ToSignIn() {
  return (
    <ButtonLink to="/sign-in" look="primary" size="lg">
      {m.access_sign_in()}
    </ButtonLink>
  );
}

const fields = { name: 'name', phone: 'phone', email: 'email', code: 'code', password: 'password' } as const;

function JoinForm({ terms, invitation }: { terms: Terms; invitation: string | undefined }) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const stranger = invitation === undefined;
  const needed = (message: string) => z.string().check(z.trim(), z.minLength(1, message));
  const form = useZodForm(
    z.object({
      name: stranger ? needed(m.access_name_needed()) : z.string(),
      phone: stranger ? needed(m.members_phone_needed()) : z.string(),
      code: stranger && terms.signUp === 'CODE' ? needed(m.members_code_needed()) : z.string(),
      email: needed(m.access_email_needed()),
      password: z.string().check(z.minLength(8, m.access_password_short())),
    }),
    { name: '', phone: '', code: '', email: terms.invitedEmail ?? '', password: '' },
  );
  const { errors } = form.formState;

  const join = form.handleSubmit(async ({ name, phone, code, email, password }) => {
    setBusy(true);
    const known = { email, password };
    const input = stranger ? { ...known, name, phone, code: code === '' ? null : code } : { ...known, invitation };
    const { error } = await client.mutation(JoinDocument, { input }).toPromise();
    const refused = error ? refusalOf(error) : await signIn(email, password);
    setBusy(false);
    setRefusal(refused && applyRefusal(refused, form.setError, fields));
  });

  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void join(event)}>
      {stranger && (
        <>
          <FormField label={m.members_name()} required error={errors.name?.message}>
            {(field) => <Input {...field} {...form.register('name')} autoComplete="name" maxLength={120} />}
          </FormField>
          <FormField label={m.members_phone()} hint={m.members_phone_hint()} required error={errors.phone?.message}>
            {(field) => <Input {...field} {...form.register('phone')} type="tel" autoComplete="tel" dir="ltr" className="rtl:text-right" />}
          </FormField>
          {terms.signUp === 'CODE' && (
            <FormField label={m.members_code()} hint={m.members_code_hint()} required error={errors.code?.message}>
              {(field) => <Input {...field} {...form.register('code')} autoComplete="off" autoCapitalize="none" />}
            </FormField>
          )}
        </>
      )}
      <FormField label={m.access_email()} hint={m.members_email_hint()} required error={errors.email?.message}>
        {(field) => <Input {...field} {...form.register('email')} type="email" autoComplete="username" dir="ltr" className="rtl:text-right" />}
      </FormField>
      <FormField label={m.access_password()} hint={m.access_password_hint()} required error={errors.password?.message}>
        {(field) => <PasswordInput {...field} {...form.register('password')} autoComplete="new-password" />}
      </FormField>
      <ErrorMessage problem={refusal} />
      <Button type="submit" look="primary" size="lg" busy={busy}>
        {m.members_join()}
      </Button>
    </form>
  );
}
