import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useClient } from 'urql';
import { signIn } from '@/client/auth';
import { refusalOf, type Refusal } from '@/client/refusal';
import { SetupDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { focusFirstInvalid } from '@/ui/form/focusInvalid';
import { ErrorMessage } from '@/ui/states';
import type { FieldErrors, SpaceFieldsProps } from '../values';
import { forgetDraft, keepDraft, keptDraft, setupInput, type SetupDraft } from './draft';
import { Progress } from './Progress';
import { HoursPart, OwnerPart, SpacePart } from './steps';

/** The first step: the space, its hours and its owner, with defaults that suit most; what was typed survives a reload. */
export function SetupGuide() {
  const [draft, setDraft] = useState(keptDraft);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const client = useClient();
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => keepDraft(draft), [draft]);
  useEffect(() => {
    document.title = `${m.spaces_setup_title()} · CoWorkFlow`;
  }, []);

  function change(part: Partial<SetupDraft>): void {
    setDraft((before) => ({ ...before, ...part }));
    clear(Object.keys(part));
  }

  function clear(names: readonly string[]): void {
    setErrors((before) => ({ ...before, ...Object.fromEntries(names.map((name) => [name, undefined])) }));
    setRefusal(undefined);
  }

  const spaceProps: SpaceFieldsProps = {
    values: draft.space,
    errors,
    onChange: (part, problems) => {
      setDraft((before) => ({ ...before, space: { ...before.space, ...part } }));
      clear(Object.keys(part));
      if (problems) setErrors((before) => ({ ...before, ...problems }));
    },
  };

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const missing = missingIn(draft, password);
    const input = setupInput(draft, password, code ?? '');
    if (Object.keys(missing).length > 0 || !input) {
      setErrors((before) => ({ ...before, ...missing }));
      focusFirstInvalid(form.current);
      return;
    }
    setBusy(true);
    const { error } = await client.mutation(SetupDocument, { input });
    if (error) {
      refuse(refusalOf(error));
    } else {
      forgetDraft();
      setRefusal(await signIn(input.ownerEmail, password));
    }
    setBusy(false);
  }

  function refuse(refused: Refusal): void {
    const { field, message } = refused;
    if (field === 'setupCode') setCode((before) => before ?? '');
    if (field === undefined) {
      setRefusal(refused);
      return;
    }
    // The owner's e-mail and password are named as for any user.
    const name = { email: 'ownerEmail', ownerPassword: 'password' }[field] ?? field;
    setErrors({ [name]: message });
    focusFirstInvalid(form.current);
  }

  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight rtl:tracking-normal">{m.spaces_setup_title()}</h1>
      <p className="mt-1.5 mb-6 text-ink-muted">{m.spaces_setup_hint()}</p>
      <Progress step="space" />
      <form ref={form} noValidate className="mt-6 grid gap-4" onSubmit={(event) => void submit(event)}>
        <Card title={m.spaces_step_space()}>
          <SpacePart draft={draft} onChange={change} space={spaceProps} />
        </Card>
        <Card title={m.spaces_step_hours()}>
          <p className="mb-3 text-ink-muted">{m.spaces_step_hours_hint()}</p>
          <HoursPart space={spaceProps} />
        </Card>
        <Card title={m.spaces_step_owner()}>
          <p className="mb-4 text-ink-muted">{m.spaces_step_owner_hint()}</p>
          <OwnerPart
            draft={draft}
            errors={errors}
            onChange={change}
            password={password}
            onPassword={(typed) => {
              setPassword(typed);
              clear(['password']);
            }}
            code={code}
            onCode={(typed) => {
              setCode(typed);
              clear(['setupCode']);
            }}
          />
        </Card>
        <ErrorMessage problem={refusal} />
        <div className="flex justify-end">
          <Button type="submit" look="primary" size="lg" busy={busy}>
            {m.spaces_setup_next()}
          </Button>
        </div>
      </form>
    </>
  );
}

/** What can be seen to be missing at once; the rest is the server's to say. */
function missingIn(draft: SetupDraft, password: string): FieldErrors {
  const missing: Record<string, string> = {};
  if (draft.tenantName.trim() === '') missing.tenantName = m.spaces_business_needed();
  if (draft.ownerName.trim() === '') missing.ownerName = m.access_name_needed();
  if (draft.ownerEmail.trim() === '') missing.ownerEmail = m.access_email_needed();
  if ([...password].length < 8) missing.password = m.access_password_short();
  return missing;
}
