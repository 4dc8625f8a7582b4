import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Navigate, useLocation } from 'react-router';
import { enterWithNewApp, setUpApp } from '@/client/waysIn';
import type { Refusal } from '@/client/refusal';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink } from '@/ui/Button';
import { ErrorMessage, LoadingState } from '@/ui/states';
import { AppCode, type AppToSetUp } from './AppCode';
import { CodeField } from './CodeField';
import { RecoveryCodes } from './RecoveryCodes';
import { useWayOn } from './SecondStepPage';
import { BackToSignIn, SignInFrame } from './SignInFrame';

/** Where the house requires a second step of somebody who has none: they set an app up on their way in. */
export function SetUpAppPage() {
  const on = useWayOn();
  const token = useLocation().hash.slice(1);
  const [app, setApp] = useState<AppToSetUp>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (token === '') return;
    void setUpApp(token).then((outcome) => {
      setApp(outcome.app);
      setRefusal(outcome.refusal);
    });
  }, [token]);

  if (token === '') return <Navigate to="/sign-in" replace />;
  if (codes) {
    return (
      <SignInFrame title={m.sign_in_codes()}>
        <RecoveryCodes codes={codes} />
        <ButtonLink to={on} replace look="primary" size="lg" className="mt-6 w-full">
          {m.sign_in_codes_kept()}
        </ButtonLink>
      </SignInFrame>
    );
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const code = input.current?.value.trim() ?? '';
    if (code === '') {
      setProblem(m.sign_in_code_needed());
      input.current?.focus();
      return;
    }
    setBusy(true);
    const outcome = await enterWithNewApp(token, code);
    setBusy(false);
    const atField = outcome.refusal?.field === 'code';
    setProblem(atField ? outcome.refusal?.message : undefined);
    setRefusal(atField ? undefined : outcome.refusal);
    if (outcome.refusal) input.current?.select();
    setCodes(outcome.codes);
  }

  return (
    <SignInFrame title={m.sign_in_set_up()} hint={m.sign_in_set_up_hint()}>
      {!app && !refusal && <LoadingState shape="form" count={3} />}
      {app && (
        <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
          <AppCode app={app} />
          <CodeField ref={input} error={problem} />
          <ErrorMessage problem={refusal} />
          <Button type="submit" look="primary" size="lg" busy={busy}>
            {m.sign_in_confirm_app()}
          </Button>
        </form>
      )}
      {!app && <ErrorMessage problem={refusal} />}
      <BackToSignIn />
    </SignInFrame>
  );
}
