import { useRef, useState, type FormEvent } from 'react';
import { Navigate, useLocation, useSearchParams } from 'react-router';
import { takeSecondStep } from '@/client/waysIn';
import { useAuthState } from '@/client/ClientProvider';
import type { Refusal } from '@/client/refusal';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { ErrorMessage } from '@/ui/states';
import { CodeField } from './CodeField';
import { BackToSignIn, SignInFrame } from './SignInFrame';

/** Where somebody wanted to go before they were asked to sign in. */
export function useWayOn(): string {
  const from = useSearchParams()[0].get('from') ?? '/';
  return from.startsWith('/') && !from.startsWith('//') ? from : '/';
}

/** The second step: the digits of an app, or one of the codes for when it is lost. */
export function SecondStepPage() {
  const state = useAuthState();
  const on = useWayOn();
  const token = useLocation().hash.slice(1);
  const [recovery, setRecovery] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const input = useRef<HTMLInputElement>(null);

  if (state === 'signed-in') return <Navigate to={on} replace />;
  if (token === '') return <Navigate to="/sign-in" replace />;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const code = input.current?.value.trim() ?? '';
    if (code === '') {
      setProblem(m.sign_in_code_needed());
      input.current?.focus();
      return;
    }
    setBusy(true);
    const refused = await takeSecondStep(token, code);
    setBusy(false);
    const atField = refused?.field === 'code';
    setProblem(atField ? refused.message : undefined);
    setRefusal(atField ? undefined : refused);
    if (refused) input.current?.select();
  }

  return (
    <SignInFrame title={m.sign_in_second_step()} hint={recovery ? m.sign_in_recovery_hint() : m.sign_in_second_step_hint()}>
      <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <CodeField key={String(recovery)} ref={input} recovery={recovery} autoFocus error={problem} />
        <ErrorMessage problem={refusal} />
        <Button type="submit" look="primary" size="lg" busy={busy}>
          {m.access_sign_in()}
        </Button>
      </form>
      <p className="mt-6 text-center">
        <button
          type="button"
          className="rounded-sm text-ink-muted underline underline-offset-4 hover:text-ink"
          onClick={() => {
            setRecovery(!recovery);
            setProblem(undefined);
          }}
        >
          {recovery ? m.sign_in_with_app() : m.sign_in_with_recovery()}
        </button>
      </p>
      <BackToSignIn />
    </SignInFrame>
  );
}
