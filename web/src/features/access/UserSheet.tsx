import { useId, useState } from 'react';
import { Controller } from 'react-hook-form';
import { z } from 'zod/mini';
import { applyRefusal, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ChangeUserDocument, CreateUserDocument, type UserRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { Sheet } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { useZodForm } from '@/ui/form/useZodForm';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { PasswordInput } from './PasswordInput';
import { ResetPasswordDialog } from './ResetPasswordDialog';
import { chosenRole, RoleChoice, roleInput } from './team/RoleChoice';
import { ResetStep } from './team/ResetStep';
import { SignInsOf } from './team/SignInsOf';
import { useViewer } from './viewer';

interface UserSheetProps {
  /** Left out for a new one. */
  user?: UserRowFragment;
  onClose(): void;
}

const fields = { name: 'name', email: 'email', role: 'role', password: 'password' } as const;

/** Adds a user or changes one. Mount it to open it. */
export function UserSheet({ user, onClose }: UserSheetProps) {
  const [create, creating] = useAct(CreateUserDocument);
  const [change, changing] = useAct(ChangeUserDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const [asking, setAsking] = useState<'password' | 'deactivate'>();
  const own = useViewer().user.id === user?.id;
  const formId = useId();
  const form = useZodForm(
    z.object({
      name: z.string().check(z.trim(), z.minLength(1, m.access_name_needed())),
      email: z.string().check(z.trim(), z.minLength(1, m.access_user_email_needed())),
      role: z.string(),
      password: user ? z.string() : z.string().check(z.minLength(8, m.access_password_short())),
    }),
    { name: user?.name ?? '', email: user?.email ?? '', role: chosenRole(user), password: '' },
  );
  const { errors } = form.formState;

  const save = form.handleSubmit(async ({ name, email, role, password }) => {
    const outcome = user
      ? await change({ id: user.id, input: { name, email, ...roleInput(role), active: user.active } })
      : await create({ input: { name, email, ...roleInput(role), password } });
    setRefusal(outcome.refusal && applyRefusal(outcome.refusal, form.setError, fields));
    if (outcome.refusal) return;
    showToast(user ? m.access_user_saved({ name }) : m.access_user_added({ name }), { tone: 'success' });
    onClose();
  });

  async function setActive(active: boolean): Promise<Refusal | undefined> {
    if (!user) return undefined;
    const { name, email } = user;
    const outcome = await change({ id: user.id, input: { name, email, ...roleInput(chosenRole(user)), active } });
    if (!outcome.refusal) showToast(active ? m.access_reactivated({ name }) : m.access_deactivated({ name }), { tone: 'success' });
    return outcome.refusal;
  }

  async function reactivate(): Promise<void> {
    setRefusal(await setActive(true));
  }

  return (
    <>
      <Sheet
        open
        onClose={onClose}
        title={user ? user.name : m.access_new_user()}
        footer={
          <>
            <Button onClick={onClose}>{m.ui_cancel()}</Button>
            <Button type="submit" form={formId} look="primary" busy={creating || changing}>
              {user ? m.access_save() : m.access_add_user()}
            </Button>
          </>
        }
      >
        <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void save(event)}>
          <FormField label={m.access_name()} required error={errors.name?.message}>
            {(field) => <Input {...field} {...form.register('name')} autoComplete="off" maxLength={120} />}
          </FormField>
          <FormField label={m.access_email()} hint={m.access_email_hint()} required error={errors.email?.message}>
            {(field) => <Input {...field} {...form.register('email')} type="email" dir="ltr" autoComplete="off" className="rtl:text-right" />}
          </FormField>
          <Controller
            control={form.control}
            name="role"
            render={({ field }) => (
              <RoleChoice value={field.value} onChange={field.onChange} error={errors.role?.message} />
            )}
          />
          {!user && (
            <FormField label={m.access_password()} hint={m.access_password_hint()} required error={errors.password?.message}>
              {(field) => <PasswordInput {...field} {...form.register('password')} autoComplete="new-password" />}
            </FormField>
          )}
          <ErrorMessage problem={refusal} />
        </form>
        {user && !own && <SignInsOf user={user} />}
        {user && !own && (
          <div className="mt-6 flex flex-wrap gap-2 border-t border-line pt-4">
            <Button onClick={() => setAsking('password')}>{m.access_reset_password()}</Button>
            <ResetStep user={user} />
            {user.active ? (
              <Button onClick={() => setAsking('deactivate')}>{m.access_deactivate()}</Button>
            ) : (
              <Button busy={changing} onClick={() => void reactivate()}>
                {m.access_reactivate()}
              </Button>
            )}
          </div>
        )}
      </Sheet>
      {user && (
        <>
          <ConfirmDialog
            open={asking === 'deactivate'}
            onClose={() => setAsking(undefined)}
            title={m.access_deactivate_title({ name: user.name })}
            consequences={m.access_deactivate_consequences()}
            confirm={m.access_deactivate()}
            dangerous
            onConfirm={() => setActive(false)}
          />
          {asking === 'password' && <ResetPasswordDialog user={user} onClose={() => setAsking(undefined)} />}
        </>
      )}
    </>
  );
}
