import { MessageCircle, Send } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay, useViewer } from '@/features/access';
import {
  InviteMemberDocument,
  MemberDocument,
  SetMemberAccessDocument,
  type CustomerDetailFragment,
  type MemberStandingPartsFragment,
} from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Button, buttonClass } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { formatDate } from '@/ui/format/dates';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { CopyLink } from '@/ui/CopyLink';
import { addressOf } from '@/client/base';

type Customer = Pick<CustomerDetailFragment, 'id' | 'name' | 'archivedAt' | 'phoneE164'>;

/** Where a customer stands with the member site: invites them, and ends or gives back their access. */
export function MemberCard({ customer }: { customer: Customer }) {
  const mayInvite = useMay('members.invite');
  const [{ data, error }, ask] = useQuery({ query: MemberDocument, variables: { customerId: customer.id }, pause: !mayInvite });
  if (!mayInvite || customer.archivedAt) return null;
  const state = data?.member;
  return (
    <Card title={m.members_member_site()} actions={state && <Standing standing={state.standing} />}>
      {state && <Member customer={customer} state={state} />}
      {!state && error && <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!state && !error && <LoadingState shape="text" count={2} />}
    </Card>
  );
}

function Standing({ standing }: { standing: MemberStandingPartsFragment['standing'] }) {
  const words = {
    NONE: m.members_not_joined(),
    INVITED: m.members_invited(),
    ACTIVE: m.members_joined(),
    INACTIVE: m.members_access_ended(),
  };
  const tones = { NONE: 'neutral', INVITED: 'warning', ACTIVE: 'success', INACTIVE: 'neutral' } as const;
  return <StatusBadge tone={tones[standing]}>{words[standing]}</StatusBadge>;
}

function Member({ customer, state }: { customer: Customer; state: MemberStandingPartsFragment }) {
  const { zone } = useSpaceSettings();
  const { tenantName } = useViewer();
  const mayManage = useMay('members.manage');
  const [invite, inviting] = useAct(InviteMemberDocument);
  const [setAccess, setting] = useAct(SetMemberAccessDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const [ending, setEnding] = useState(false);
  const { id, name } = customer;

  async function give(active: boolean): Promise<Refusal | undefined> {
    const outcome = await setAccess({ customerId: id, active });
    if (outcome.refusal) return outcome.refusal;
    showToast(active ? m.members_access_given({ name }) : m.members_access_taken({ name }), { tone: 'success' });
    return undefined;
  }

  if (state.standing === 'ACTIVE' || state.standing === 'INACTIVE') {
    const since = state.joinedAt ? formatDate(state.joinedAt, zone) : '';
    return (
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>
          <bdi>{state.email}</bdi>
          <span className="block text-xs text-ink-muted">{m.members_since({ date: since })}</span>
        </p>
        {mayManage &&
          (state.standing === 'ACTIVE' ? (
            <Button onClick={() => setEnding(true)}>{m.members_end_access()}</Button>
          ) : (
            <Button busy={setting} onClick={() => void give(true).then(setRefusal)}>
              {m.members_give_access()}
            </Button>
          ))}
        <ErrorMessage problem={refusal} className="w-full" />
        <ConfirmDialog
          open={ending}
          onClose={() => setEnding(false)}
          title={m.members_end_title({ name })}
          consequences={m.members_end_consequences()}
          confirm={m.members_end_access()}
          dangerous
          onConfirm={() => give(false)}
        />
      </div>
    );
  }

  const again = async () => setRefusal((await invite({ customerId: id })).refusal);
  const link = state.invitation && addressOf(`/join/${state.invitation}`);
  return (
    <div className="grid gap-3">
      <p className="text-ink-muted">
        {link && state.invitedUntil
          ? m.members_invitation_hint({ date: formatDate(state.invitedUntil, zone) })
          : m.members_not_joined_hint()}
      </p>
      {link && <CopyLink label={m.members_invitation_link()} link={link} />}
      <ErrorMessage problem={refusal} />
      <div className="flex flex-wrap gap-2">
        {link && customer.phoneE164 && (
          <a
            href={`https://wa.me/${customer.phoneE164.replace(/\D/g, '')}?text=${encodeURIComponent(m.members_invitation_text({ name, house: tenantName, link }))}`}
            target="_blank"
            rel="noreferrer"
            className={buttonClass()}
          >
            <MessageCircle aria-hidden className="size-4" />
            {m.members_send_whatsapp()}
          </a>
        )}
        <Button look={link ? 'quiet' : 'secondary'} icon={<Send aria-hidden className="mirror-rtl size-4" />} busy={inviting} onClick={() => void again()}>
          {link ? m.members_invite_again() : m.members_invite()}
        </Button>
      </div>
    </div>
  );
}
