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
import { forgetDraft, keepDraft, keptDraft, setupInput, stepOf, steps, type SetupDraft, type Step } from './draft';
import { Progress } from './Progress';
import { HoursStep, MoneyStep, OwnerStep, SpaceStep } from './steps';

/** Four short steps with defaults that suit most; what was typed survives a reload. */
export function SetupGuide() {
  const [{ draft, step }, setState] = useState(keptDraft);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const client = useClient();
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const first = useRef(true);

  useEffect(() => keepDraft(draft, step), [draft, step]);
  useEffect(() => {
    document.title = `${m.spaces_setup_title()} · CoWorkFlow`;
    // The way on is announced and reached by keyboard; the first page keeps its own focus.
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [step]);

  const place = steps.indexOf(step);
  const go = (next: Step) => setState((before) => ({ ...before, step: next }));

  function change(part: Partial<SetupDraft>): void {
    setState((before) => ({ ...before, draft: { ...before.draft, ...part } }));
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
      setState((before) => ({ ...before, draft: { ...before.draft, space: { ...before.draft.space, ...part } } }));
      clear(Object.keys(part));
      if (problems) setErrors((before) => ({ ...before, ...problems }));
    },
  };

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const missing = missingIn(step, draft, password, errors);
    if (Object.keys(missing).length > 0) {
      setErrors((before) => ({ ...before, ...missing }));
      focusFirstInvalid(form.current);
      return;
    }
    const next = steps[place + 1];
    if (next) go(next);
    else await finish();
  }

  async function finish(): Promise<void> {
    const input = setupInput(draft, password, code ?? '');
    if (!input) return go('money');
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
    go(stepOf(name));
    focusFirstInvalid(form.current);
  }

  return (
    <>
      <h1 className="text-2xl font-semibold tracking-tight rtl:tracking-normal">{m.spaces_setup_title()}</h1>
      <p className="mt-1.5 mb-6 text-ink-muted">{m.spaces_setup_hint()}</p>
      <Progress step={step} onStep={(to) => steps.indexOf(to) < place && go(to)} />
      <form ref={form} noValidate className="mt-6" onSubmit={(event) => void submit(event)}>
        <Card>
          <h2 ref={heading} tabIndex={-1} className="text-base font-semibold outline-none">
            {titles()[step].title}
          </h2>
          <p className="mt-0.5 mb-5 text-ink-muted">{titles()[step].hint}</p>
          {step === 'space' && <SpaceStep draft={draft} onChange={change} space={spaceProps} />}
          {step === 'hours' && <HoursStep space={spaceProps} />}
          {step === 'money' && <MoneyStep draft={draft} onChange={change} space={spaceProps} />}
          {step === 'owner' && (
            <OwnerStep
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
          )}
          <ErrorMessage problem={refusal} className="mt-4" />
        </Card>
        <div className="mt-4 flex justify-between gap-3">
          {place > 0 ? (
            <Button size="lg" onClick={() => go(steps[place - 1] ?? 'space')}>
              {m.spaces_setup_back()}
            </Button>
          ) : (
            <span />
          )}
          <Button type="submit" look="primary" size="lg" busy={busy}>
            {step === 'owner' ? m.spaces_setup_finish() : m.spaces_setup_next()}
          </Button>
        </div>
      </form>
    </>
  );
}

function titles(): Record<Step, { title: string; hint: string }> {
  return {
    space: { title: m.spaces_step_space(), hint: m.spaces_step_space_hint() },
    hours: { title: m.spaces_step_hours(), hint: m.spaces_step_hours_hint() },
    money: { title: m.spaces_step_money(), hint: m.spaces_step_money_hint() },
    owner: { title: m.spaces_step_owner(), hint: m.spaces_step_owner_hint() },
  };
}

/** What can be seen to be missing at once; the rest is the server's to say. */
function missingIn(step: Step, draft: SetupDraft, password: string, errors: FieldErrors): FieldErrors {
  const missing: Record<string, string> = {};
  if (step === 'space' && draft.tenantName.trim() === '') missing.tenantName = m.spaces_business_needed();
  if (step === 'money' && draft.space.taxRate === null) missing.taxRate = errors.taxRate ?? m.ui_percent_needed();
  if (step === 'money' && draft.space.taxMode !== 'NONE' && draft.space.taxName.trim() === '') {
    missing.taxName = m.spaces_tax_name_needed();
  }
  if (step === 'owner') {
    if (draft.ownerName.trim() === '') missing.ownerName = m.access_name_needed();
    if (draft.ownerEmail.trim() === '') missing.ownerEmail = m.access_email_needed();
    if ([...password].length < 8) missing.password = m.access_password_short();
  }
  return missing;
}
