import { useState } from 'react';
import { z } from 'zod/mini';
import { applyRefusal, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ChangeMyPasswordDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { FormField } from '@/ui/FormField';
import { useZodForm } from '@/ui/form/useZodForm';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { PasswordInput } from './PasswordInput';

const fields = { current: 'current', password: 'password' } as const;

/** Changes one's own password; `email` tells password managers whose it is. */
export function MyPassword({ email }: { email: string }) {
  const [change, busy] = useAct(ChangeMyPasswordDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const form = useZodForm(
    z.object({
      current: z.string().check(z.minLength(1, m.access_password_needed())),
      password: z.string().check(z.minLength(8, m.access_password_short())),
    }),
    { current: '', password: '' },
  );
  const { errors } = form.formState;

  const save = form.handleSubmit(async (values) => {
    const outcome = await change(values);
    setRefusal(outcome.refusal && applyRefusal(outcome.refusal, form.setError, fields));
    if (outcome.refusal) return;
    form.reset();
    showToast(m.access_password_changed(), { tone: 'success' });
  });

  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void save(event)}>
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField label={m.access_current_password()} required error={errors.current?.message}>
          {(field) => <PasswordInput {...field} {...form.register('current')} autoComplete="current-password" />}
        </FormField>
        <FormField label={m.access_new_password()} hint={m.access_password_hint()} required error={errors.password?.message}>
          {(field) => <PasswordInput {...field} {...form.register('password')} autoComplete="new-password" />}
        </FormField>
      </div>
      <ErrorMessage problem={refusal} />
      <Button type="submit" look="primary" className="justify-self-start" busy={busy}>
        {m.access_change_password()}
      </Button>
    </form>
  );
}
