import { useState, type ReactNode } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '../Button';
import { ErrorMessage, type Problem } from '../states';
import { AlertDialog } from './Dialog';

interface ConfirmDialogProps {
  open: boolean;
  onClose(): void;
  title: string;
  /** The consequences, in words. */
  consequences: ReactNode;
  /** The verb: what the button does. */
  confirm: string;
  dangerous?: boolean;
  /** Does it. Resolves to the problem when it was refused; the dialog then stays and says so. */
  onConfirm(): Promise<Problem | undefined>;
  /** What is asked before. */
  children?: ReactNode;
}

/** Asks before an act that can't be undone. */
export function ConfirmDialog({ open, onClose, title, consequences, confirm, dangerous, onConfirm, children }: ConfirmDialogProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  async function run(): Promise<void> {
    setBusy(true);
    const refused = await onConfirm();
    setBusy(false);
    setProblem(refused);
    if (!refused) onClose();
  }

  function close(): void {
    setProblem(undefined);
    onClose();
  }

  return (
    <AlertDialog
      open={open}
      onClose={close}
      title={title}
      description={consequences}
      footer={
        <>
          <Button onClick={close}>{m.ui_cancel()}</Button>
          <Button look={dangerous ? 'danger' : 'primary'} busy={busy} onClick={() => void run()}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
      <ErrorMessage problem={problem} className={children == null ? '' : 'mt-4'} />
    </AlertDialog>
  );
}

/** Asks before something is deleted. */
export function DeleteConfirmDialog(props: Omit<ConfirmDialogProps, 'confirm' | 'dangerous'> & { confirm?: string }) {
  return <ConfirmDialog {...props} confirm={props.confirm ?? m.ui_delete()} dangerous />;
}
