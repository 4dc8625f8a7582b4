import { useState } from 'react';
import { useQuery } from 'urql';
import { useAct } from '@/client/useAct';
import { StaffInvitationsDocument, WithdrawStaffInvitationDocument, type StaffInvitationRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { DeleteConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { formatDate } from '@/ui/format/dates';
import { useSpaceSettings } from '@/ui/space';
import { showToast } from '@/ui/toast';
import { roleName } from '../roles';
import { LinkDialog } from './InviteDialog';

/** Who was invited to the team and has not come yet; nothing when nobody is awaited. */
export function Invitations() {
  const [{ data }] = useQuery({ query: StaffInvitationsDocument });
  const [withdraw] = useAct(WithdrawStaffInvitationDocument);
  const { zone } = useSpaceSettings();
  const [shown, setShown] = useState<StaffInvitationRowFragment>();
  const [leaving, setLeaving] = useState<StaffInvitationRowFragment>();
  const waiting = data?.staffInvitations ?? [];
  if (waiting.length === 0) return null;
  return (
    <Card title={m.access_invitations()} flush className="mt-4">
      <ul>
        {waiting.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-4 py-2 first:border-t-0">
            <span className="min-w-0 flex-1 basis-56">
              <bdi className="block truncate font-medium">{row.email}</bdi>
              <span className="text-xs text-ink-muted">
                {m.access_invitation_about({
                  role: row.customRole ?? roleName(row.role),
                  inviter: row.inviter,
                  until: formatDate(row.expiresAt, zone),
                })}
              </span>
            </span>
            <span className="flex gap-1">
              {row.path && (
                <Button size="sm" onClick={() => setShown(row)}>
                  {m.access_show_link()}
                </Button>
              )}
              <Button size="sm" look="quiet" onClick={() => setLeaving(row)}>
                {m.access_withdraw()}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {shown && <LinkDialog invitation={shown} onClose={() => setShown(undefined)} />}
      <DeleteConfirmDialog
        open={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        title={m.access_withdraw_title({ email: leaving?.email ?? '' })}
        consequences={m.access_withdraw_consequences()}
        confirm={m.access_withdraw()}
        onConfirm={async () => {
          const outcome = await withdraw({ id: leaving?.id ?? '' });
          if (!outcome.refusal) showToast(m.access_withdrawn(), { tone: 'success' });
          return outcome.refusal;
        }}
      />
    </Card>
  );
}
