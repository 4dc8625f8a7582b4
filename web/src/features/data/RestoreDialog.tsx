import { useState, type FormEvent } from 'react';
import { authState, onAuthChange } from '@/client/auth';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useViewer } from '@/features/access';
import { RestoreBackupDocument, type BackupRowFragment, type DataWorkStateFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { AlertDialog } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { formatDate, formatTime } from '@/ui/format/dates';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';

interface RestoreDialogProps {
  backup: BackupRowFragment;
  onClose(): void;
  onBegun(work: DataWorkStateFragment): void;
}

/** Asks for the name of the space before everything goes back to what it was. */
export function RestoreDialog({ backup, onClose, onBegun }: RestoreDialogProps) {
  const { zone } = useSpaceSettings();
  const space = useViewer().space.name;
  const [restore, busy] = useAct(RestoreBackupDocument);
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const own = refusal?.field === 'confirmation';

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const outcome = await restore({ name: backup.id, confirmation: typed });
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    sayWhenSignedOut();
    onBegun(outcome.data.restoreBackup);
    onClose();
  }

  return (
    <AlertDialog
      open
      onClose={onClose}
      title={m.data_restore_title({ day: formatDate(backup.madeAt, zone), time: formatTime(backup.madeAt, zone) })}
      description={m.data_restore_lost()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button type="submit" form="restore" look="danger" busy={busy} disabled={typed.trim() !== space}>
            {m.data_restore_confirm()}
          </Button>
        </>
      }
    >
      <form id="restore" noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <ul className="grid list-disc gap-1.5 ps-5 text-ink-muted">
          <li>{m.data_restore_first()}</li>
          <li>{m.data_restore_signs_out()}</li>
        </ul>
        <FormField label={m.data_restore_type({ name: `\u2068${space}\u2069` })} required error={own ? refusal.message : undefined}>
          {(field) => <Input {...field} autoFocus autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />}
        </FormField>
        <ErrorMessage problem={own ? undefined : refusal} />
      </form>
    </AlertDialog>
  );
}

let forget: (() => void) | undefined;

/** The restored house knows no sign-in of today: when this one ends, it is because the work is done. */
function sayWhenSignedOut(): void {
  waitNoLonger();
  forget = onAuthChange(() => {
    if (authState() !== 'signed-out') return;
    waitNoLonger();
    showToast(m.data_restored(), { tone: 'success' });
  });
}

/** The work has failed: a sign-out after it is one like any other. */
export function waitNoLonger(): void {
  forget?.();
  forget = undefined;
}
