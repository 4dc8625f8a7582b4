import { useRef, useState, type FormEvent } from 'react';
import { useClient, useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { PasswordInput } from '@/features/access';
import { SignInFrame } from '@/features/sign_in/SignInFrame';
import { OpenSpaceDocument, PlatformDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Input } from '@/ui/fields';
import { focusFirstInvalid } from '@/ui/form/focusInvalid';
import { FormField } from '@/ui/FormField';
import { ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { problemsOf, slugOf, zoneHere, type Draft, type Problems } from './draft';

/** A stranger opens a space of their own, where the server lets everybody. */
export function SignUpPage() {
  const [{ data, error }, ask] = useQuery({ query: PlatformDocument });
  if (!data && error) return <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  if (!data) return <LoadingState shape="form" count={4} />;
  if (!data.platform.signUp) {
    return (
      <SignInFrame title={m.tenants_no_space()}>
        <p className="text-ink-muted">{m.tenants_no_space_hint()}</p>
      </SignInFrame>
    );
  }
  return <SignUpForm baseDomain={data.platform.baseDomain ?? undefined} />;
}

function SignUpForm({ baseDomain }: { baseDomain: string | undefined }) {
  const [draft, setDraft] = useState<Draft>({ tenantName: '', slug: '', ownerName: '', ownerEmail: '', ownerPassword: '' });
  const [named, setNamed] = useState(false);
  const [problems, setProblems] = useState<Problems>({});
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const client = useClient();
  const form = useRef<HTMLFormElement>(null);

  function change(part: Partial<Draft>): void {
    setDraft((before) => ({ ...before, ...part }));
    setProblems((before) => ({ ...before, ...Object.fromEntries(Object.keys(part).map((name) => [name, undefined])) }));
    setRefusal(undefined);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const missing = problemsOf(draft);
    setProblems(missing);
    if (Object.keys(missing).length > 0) {
      focusFirstInvalid(form.current);
      return;
    }
    setBusy(true);
    const { data, error } = await client.mutation(OpenSpaceDocument, { input: { ...draft, currency: 'EGP', zone: zoneHere() } });
    setBusy(false);
    if (data) {
      location.assign(`${data.openSpace.url}/sign-in`);
      return;
    }
    if (!error) return;
    const refused = refusalOf(error);
    const name = refused.field === 'email' ? 'ownerEmail' : refused.field === 'password' ? 'ownerPassword' : refused.field;
    if (name !== undefined && name in draft) {
      setProblems({ [name]: refused.message });
      focusFirstInvalid(form.current);
    } else {
      setRefusal(refused);
    }
  }

  const address = draft.slug === '' ? 'nile-house' : draft.slug;
  return (
    <SignInFrame title={m.tenants_open_title()} hint={m.tenants_open_hint()}>
      <form ref={form} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField label={m.spaces_business()} required error={problems.tenantName}>
          {(field) => (
            <Input
              {...field}
              autoFocus
              autoComplete="organization"
              maxLength={120}
              value={draft.tenantName}
              onChange={(event) => change({ tenantName: event.target.value, ...(!named && { slug: slugOf(event.target.value) }) })}
            />
          )}
        </FormField>
        <FormField
          label={m.tenants_address()}
          required
          hint={<bdi dir="ltr">{baseDomain === undefined ? `${location.host}/t/${address}` : `${address}.${baseDomain}`}</bdi>}
          error={problems.slug}
        >
          {(field) => (
            <Input
              {...field}
              dir="ltr"
              className="rtl:text-right"
              maxLength={40}
              autoCapitalize="none"
              spellCheck={false}
              value={draft.slug}
              onChange={(event) => {
                setNamed(event.target.value !== '');
                change({ slug: event.target.value });
              }}
            />
          )}
        </FormField>
        <FormField label={m.tenants_your_name()} required error={problems.ownerName}>
          {(field) => (
            <Input {...field} autoComplete="name" maxLength={120} value={draft.ownerName} onChange={(event) => change({ ownerName: event.target.value })} />
          )}
        </FormField>
        <FormField label={m.access_email()} required error={problems.ownerEmail}>
          {(field) => (
            <Input
              {...field}
              type="email"
              autoComplete="username"
              dir="ltr"
              className="rtl:text-right"
              value={draft.ownerEmail}
              onChange={(event) => change({ ownerEmail: event.target.value })}
            />
          )}
        </FormField>
        <FormField label={m.access_password()} hint={m.access_password_short()} required error={problems.ownerPassword}>
          {(field) => (
            <PasswordInput {...field} autoComplete="new-password" value={draft.ownerPassword} onChange={(event) => change({ ownerPassword: event.target.value })} />
          )}
        </FormField>
        <ErrorMessage problem={refusal} />
        <Button type="submit" look="primary" size="lg" busy={busy}>
          {m.tenants_open()}
        </Button>
      </form>
    </SignInFrame>
  );
}
