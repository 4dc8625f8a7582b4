import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useClient } from 'urql';
import { z } from 'zod/mini';
import { signOut } from '@/client/auth';
import { applyRefusal, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { MyPassword, SignIns } from '@/features/access';
import { PasskeysCard, SecondStepCard } from '@/features/account';
import { MyCalendarLink } from '@/features/series';
import { ChangeMyProfileDocument, MeDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { useZodForm } from '@/ui/form/useZodForm';
import { PageHeader } from '@/ui/PageHeader';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { useMe } from '../me';

const fields = { name: 'name', phone: 'phone', email: 'email' } as const;

/** How one is called and reached, the password, and the way out. */
export function ProfilePage() {
  const { humanId, email } = useMe();
  return (
    <>
      <PageHeader
        title={m.members_profile()}
        subtitle={<bdi className="figures">{humanId}</bdi>}
        actions={
          <Button icon={<LogOut aria-hidden className="mirror-rtl size-4" />} onClick={() => void signOut()}>
            {m.members_sign_out()}
          </Button>
        }
      />
      <div className="grid max-w-xl gap-4">
        <Card title={m.members_about_me()}>
          <ProfileForm />
        </Card>
        <MyCalendarLink />
        <Card title={m.access_my_password()}>
          <MyPassword email={email} />
        </Card>
        <PasskeysCard />
        <SecondStepCard />
        <SignIns />
      </div>
    </>
  );
}

function ProfileForm() {
  const me = useMe();
  const client = useClient();
  const [change, busy] = useAct(ChangeMyProfileDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const form = useZodForm(
    z.object({
      name: z.string().check(z.trim(), z.minLength(1, m.access_name_needed())),
      phone: z.string(),
      email: z.string().check(z.trim(), z.minLength(1, m.access_email_needed())),
    }),
    { name: me.name, phone: me.phone ?? '', email: me.email },
  );
  const { errors } = form.formState;

  const save = form.handleSubmit(async ({ name, phone, email }) => {
    const outcome = await change({ input: { name, phone, email } });
    setRefusal(outcome.refusal && applyRefusal(outcome.refusal, form.setError, fields));
    if (outcome.refusal) return;
    await client.query(MeDocument, {}, { requestPolicy: 'network-only' }).toPromise();
    showToast(m.members_profile_saved(), { tone: 'success' });
  });

  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void save(event)}>
      <FormField label={m.members_name()} required error={errors.name?.message}>
        {(field) => <Input {...field} {...form.register('name')} autoComplete="name" maxLength={120} />}
      </FormField>
      <FormField label={m.members_phone()} error={errors.phone?.message}>
        {(field) => <Input {...field} {...form.register('phone')} type="tel" autoComplete="tel" dir="ltr" className="rtl:text-right" />}
      </FormField>
      <FormField label={m.access_email()} hint={m.members_email_hint()} required error={errors.email?.message}>
        {(field) => <Input {...field} {...form.register('email')} type="email" autoComplete="email" dir="ltr" className="rtl:text-right" />}
      </FormField>
      <ErrorMessage problem={refusal} />
      <Button type="submit" look="primary" busy={busy} className="justify-self-start">
        {m.access_save()}
      </Button>
    </form>
  );
}
