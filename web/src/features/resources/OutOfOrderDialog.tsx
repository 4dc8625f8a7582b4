import { useId, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { SetOutOfOrderDocument, type ResourceRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { serverNow } from '@/ui/clock';
import { Dialog } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { MomentInput } from '@/ui/MomentInput';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';

/** Takes a place out of use, with the reason and, when it is known, the end. Mount it to open it. */
export function OutOfOrderDialog({ resource, onClose }: { resource: ResourceRowFragment; onClose(): void }) {
  const [setOut, busy] = useAct(SetOutOfOrderDocument);
  const [reason, setReason] = useState('');
  const [reasonNeeded, setReasonNeeded] = useState(false);
  const [until, setUntil] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal>();
  const formId = useId();
  const at = (field: string) => (refusal?.field === field ? refusal.message : undefined);
  const elsewhere = refusal && refusal.field !== 'reason' && refusal.field !== 'until' ? refusal : undefined;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (reason.trim() === '') {
      setReasonNeeded(true);
      return;
    }
    const outcome = await setOut({ resourceId: resource.id, reason: reason.trim(), until });
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    showToast(m.resources_out_of_order_done({ name: resource.name }));
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.resources_out_of_order_title({ name: resource.name })}
      description={m.resources_out_of_order_consequences()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {m.resources_set_out_of_order()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField label={m.resources_reason()} required error={reasonNeeded ? m.resources_reason_needed() : at('reason')}>
          {(field) => (
            <Input
              {...field}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type this
              autoFocus
              value={reason}
              placeholder={m.resources_reason_placeholder()}
              onChange={(event) => {
                setReason(event.target.value);
                setReasonNeeded(false);
              }}
            />
          )}
        </FormField>
        <FormField label={m.resources_out_until()} hint={m.resources_out_until_hint()} error={at('until')}>
          {(field) => <MomentInput {...field} value={until} onValue={setUntil} min={new Date(serverNow()).toISOString()} />}
        </FormField>
        <ErrorMessage problem={elsewhere} />
      </form>
    </Dialog>
  );
}
