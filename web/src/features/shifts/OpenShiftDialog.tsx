import { useId, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { OpenShiftDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { FormField } from '@/ui/FormField';
import { MoneyInput } from '@/ui/MoneyInput';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';

interface OpenShiftDialogProps {
  onClose(): void;
  onOpened?: () => void;
}

/** Takes over a drawer with what is in it. Mount it to open it. */
export function OpenShiftDialog({ onClose, onOpened }: OpenShiftDialogProps) {
  const [open, busy] = useAct(OpenShiftDocument);
  const [float, setFloat] = useState<number | null>(null);
  const [unreadable, setUnreadable] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const formId = useId();
  const aboutFloat = refusal?.field === 'float';

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    // The form of a sheet behind this dialog has its own submit.
    event.stopPropagation();
    if (float === null) {
      setUnreadable((problem) => problem ?? m.shifts_float_needed());
      return;
    }
    const outcome = await open({ float });
    setRefusal(outcome.refusal);
    if (!outcome.data) return;
    showToast(m.shifts_opened(), { tone: 'success' });
    onOpened?.();
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.shifts_open_title()}
      description={m.shifts_open_hint()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {m.shifts_open()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField label={m.shifts_float_in_drawer()} required error={unreadable ?? (aboutFloat ? refusal.message : undefined)}>
          {(field) => (
            <MoneyInput
              {...field}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type this
              autoFocus
              value={float}
              onValue={(minor, problem) => {
                setFloat(minor);
                setUnreadable(problem);
                setRefusal(undefined);
              }}
            />
          )}
        </FormField>
        <ErrorMessage problem={aboutFloat ? undefined : refusal} />
      </form>
    </Dialog>
  );
}
