import { useId, useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { PauseSubscriptionDocument, PreviewPauseDocument, type SubscriptionRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { serverNow } from '@/ui/clock';
import { Dialog } from '@/ui/dialog/Dialog';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { dateIn, dayAfter, formatCalendarDay } from '@/ui/format/dates';
import { useSpaceSettings } from '@/ui/space';
import { showToast } from '@/ui/toast';
import { Preview } from './Preview';

/** Pauses a run until a day. Mount it to open it. */
export function PauseDialog({ run, onClose }: { run: SubscriptionRowFragment; onClose(): void }) {
  const { zone } = useSpaceSettings();
  const today = dateIn(zone, new Date(serverNow()));
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState(dayAfter(today, 7));
  const [pause, busy] = useAct(PauseSubscriptionDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const formId = useId();
  const variables = { fromOn: from || null, untilOn: until };
  const [{ data, error, fetching, stale }] = useQuery({
    query: PreviewPauseDocument,
    variables: { subscriptionId: run.id, ...variables },
    pause: until === '',
  });

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (until === '') return;
    const outcome = await pause({ id: run.id, ...variables });
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    showToast(m.subscriptions_paused({ day: formatCalendarDay(outcome.data.pauseSubscription.endsOn) }), { tone: 'success' });
    onClose();
  }

  const waiting = fetching || stale;
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.subscriptions_pause_title({ plan: run.planName })}
      description={<bdi>{run.customerName}</bdi>}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {m.subscriptions_pause()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField label={m.subscriptions_pause_from()} hint={m.subscriptions_pause_from_hint()}>
            {(field) => <Input {...field} type="date" min={today} max={run.endsOn} value={from} onChange={(event) => setFrom(event.target.value)} />}
          </FormField>
          <FormField label={m.subscriptions_pause_until()} required hint={m.subscriptions_pause_until_hint()}>
            {(field) => <Input {...field} type="date" min={dayAfter(today)} value={until} onChange={(event) => setUntil(event.target.value)} />}
          </FormField>
        </div>
        {until !== '' && <Preview preview={waiting ? undefined : data?.previewPause} problem={refusal ?? (error && !waiting ? refusalOf(error) : undefined)} />}
      </form>
    </Dialog>
  );
}
