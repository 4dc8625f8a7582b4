import { useId, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ResetPasswordDocument, type UserRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { FormField } from '@/ui/FormField';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { PasswordInput } from './PasswordInput';

/** Sets a password for somebody who forgot theirs. Mount it to open it. */
export function ResetPasswordDialog({ user, onClose }: { user: UserRowFragment; onClose(): void }) {
  const [reset, busy] = useAct(ResetPasswordDocument);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const formId = useId();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if ([...password].length < 8) {
      setProblem(m.access_password_short());
      return;
    }
    const outcome = await reset({ userId: user.id, password });
    const atField = outcome.refusal?.field === 'password';
    setProblem(atField ? outcome.refusal?.message : undefined);
    setRefusal(atField ? undefined : outcome.refusal);
    if (outcome.refusal) return;
    showToast(m.access_password_was_reset({ name: user.name }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.access_reset_title({ name: user.name })}
      description={m.access_reset_consequences()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button type="submit" form={formId} look="primary" busy={busy}>
            {m.access_reset_password()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField label={m.access_new_password()} hint={m.access_password_hint()} required error={problem}>
          {(field) => (
            <PasswordInput {...field} autoComplete="new-password" value={password} onChange={(event) => setPassword(event.target.value)} />
          )}
        </FormField>
        <ErrorMessage problem={refusal} />
      </form>
    </Dialog>
  );
}
