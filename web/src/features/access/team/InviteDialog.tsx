import { useId, useState, type FormEvent } from 'react';
import { addressOf } from '@/client/base';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { InviteStaffDocument, type StaffInvitationRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { CopyLink } from '@/ui/CopyLink';
import { Dialog, Sheet } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { ErrorMessage } from '@/ui/states';
import { RoleChoice, roleInput, type ChosenRole } from './RoleChoice';

/** Invites somebody to the team: asks whom and as what, then shows the link. Mount it to open it. */
export function InviteDialog({ onClose }: { onClose(): void }) {
  const [invite, busy] = useAct(InviteStaffDocument);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<ChosenRole>('STAFF');
  const [problems, setProblems] = useState<{ email?: string | undefined; role?: string | undefined; refusal?: Refusal | undefined }>({});
  const [made, setMade] = useState<StaffInvitationRowFragment>();
  const formId = useId();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (email.trim() === '') {
      setProblems({ email: m.access_user_email_needed() });
      return;
    }
    const outcome = await invite({ input: { email, ...roleInput(role) } });
    if (outcome.data) {
      setMade(outcome.data.inviteStaff);
      return;
    }
    const { field, message } = outcome.refusal;
    if (field === 'email' || field === 'role') setProblems({ [field]: message });
    else setProblems({ refusal: outcome.refusal });
  }

  if (made) return <LinkDialog invitation={made} onClose={onClose} />;
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.access_invite_title()}
      description={m.access_invite_hint()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button type="submit" form={formId} look="primary" busy={busy}>
            {m.access_make_invitation()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField label={m.access_email()} hint={m.access_email_hint()} required error={problems.email}>
          {(field) => (
            <Input
              {...field}
              type="email"
              dir="ltr"
              autoComplete="off"
              className="rtl:text-right"
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </FormField>
        <RoleChoice value={role} onChange={setRole} error={problems.role} />
        <ErrorMessage problem={problems.refusal} />
      </form>
    </Sheet>
  );
}

/** The link of an invitation, to pass on by whatever way one talks to each other. */
export function LinkDialog({ invitation, onClose }: { invitation: StaffInvitationRowFragment; onClose(): void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.access_invited_title({ email: invitation.email })}
      description={m.access_invited_hint()}
      footer={
        <Button look="primary" onClick={onClose}>
          {m.access_done()}
        </Button>
      }
    >
      {invitation.path && <CopyLink label={m.access_invitation_link()} link={addressOf(invitation.path)} />}
    </Dialog>
  );
}
