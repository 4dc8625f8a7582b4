import { useId, useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { allTenders, tenderName } from '@/features/payments';
import { CancelSubscriptionDocument, PreviewCancelDocument, type SubscriptionRowFragment, type Tender } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Input, Select } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { showToast } from '@/ui/toast';
import { Preview } from './Preview';

/** Ends a run before its time, with what goes back said first. Mount it to open it. */
export function CancelDialog({ run, onClose }: { run: SubscriptionRowFragment; onClose(): void }) {
  const [reason, setReason] = useState('');
  const [tender, setTender] = useState<Tender | ''>('');
  const [missing, setMissing] = useState(false);
  const [cancel, busy] = useAct(CancelSubscriptionDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const formId = useId();
  const [{ data, error, fetching, stale }] = useQuery({ query: PreviewCancelDocument, variables: { subscriptionId: run.id } });
  const waiting = fetching || stale;
  const preview = waiting ? undefined : data?.previewCancel;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (reason.trim() === '') {
      setMissing(true);
      return;
    }
    const outcome = await cancel({ id: run.id, reason: reason.trim(), tender: tender || null });
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    showToast(m.subscriptions_cancelled({ plan: run.planName, name: run.customerName }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.subscriptions_cancel_title({ plan: run.planName })}
      description={<bdi>{run.customerName}</bdi>}
      footer={
        <>
          <Button onClick={onClose}>{m.subscriptions_keep()}</Button>
          <Button look="danger" type="submit" form={formId} busy={busy}>
            {m.subscriptions_cancel()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <Preview preview={preview} problem={refusal ?? (error && !waiting ? refusalOf(error) : undefined)} />
        <FormField label={m.subscriptions_reason()} required error={missing && reason.trim() === '' ? m.subscriptions_reason_needed() : undefined}>
          {(field) => (
            <Input
              {...field}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing that is typed here
              autoFocus
              autoComplete="off"
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </FormField>
        {preview && preview.refunded > 0 && (
          <FormField label={m.subscriptions_give_back()}>
            {(field) => (
              <Select
                {...field}
                value={tender}
                onChange={(event) => setTender(allTenders.find((each) => each === event.target.value) ?? '')}
                options={[{ value: '', label: m.subscriptions_as_paid() }, ...allTenders.map((value) => ({ value, label: tenderName(value) }))]}
              />
            )}
          </FormField>
        )}
      </form>
    </Dialog>
  );
}
