import { useId, useRef, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { AppCode, CodeField, RecoveryCodes, type AppToSetUp } from '@/features/sign_in/app';
import { ConfirmMyAppDocument, StartMyAppDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { ErrorMessage } from '@/ui/states';
import { PasswordStep } from './PasswordStep';

/** Turns the second step on: the password, the app, its digits, and the codes for when it is lost. Mount it to open it. */
export function SetUpDialog({ onClose }: { onClose(): void }) {
  const [start, starting] = useAct(StartMyAppDocument);
  const [confirm, confirming] = useAct(ConfirmMyAppDocument);
  const [app, setApp] = useState<AppToSetUp>();
  const [codes, setCodes] = useState<readonly string[]>();
  const [problem, setProblem] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const input = useRef<HTMLInputElement>(null);
  const formId = useId();

  async function begin(current: string): Promise<Refusal | undefined> {
    const outcome = await start({ current });
    setApp(outcome.data?.startMyApp);
    return outcome.refusal;
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const code = input.current?.value.trim() ?? '';
    if (code === '') {
      setProblem(m.sign_in_code_needed());
      input.current?.focus();
      return;
    }
    const outcome = await confirm({ code });
    const atField = outcome.refusal?.field === 'code';
    setProblem(atField ? outcome.refusal?.message : undefined);
    setRefusal(atField ? undefined : outcome.refusal);
    if (outcome.refusal) input.current?.select();
    setCodes(outcome.data?.confirmMyApp);
  }

  if (codes) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={m.sign_in_codes()}
        footer={
          <Button look="primary" onClick={onClose}>
            {m.sign_in_codes_kept()}
          </Button>
        }
      >
        <RecoveryCodes codes={codes} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.sign_in_set_up()}
      description={app ? m.sign_in_set_up_hint() : m.sign_in_step_why()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button type="submit" form={formId} look="primary" busy={starting || confirming}>
            {app ? m.sign_in_confirm_app() : m.sign_in_go_on()}
          </Button>
        </>
      }
    >
      {app ? (
        <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
          <AppCode app={app} />
          <CodeField ref={input} error={problem} />
          <ErrorMessage problem={refusal} />
        </form>
      ) : (
        <PasswordStep id={formId} onPassword={begin} />
      )}
    </Dialog>
  );
}
