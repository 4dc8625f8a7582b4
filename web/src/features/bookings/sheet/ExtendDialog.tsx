import { useId, useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ExtendBookingDocument, QuoteExtensionDocument, type BookingDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { FormField } from '@/ui/FormField';
import { formatTime } from '@/ui/format/dates';
import { MomentInput } from '@/ui/MomentInput';
import { Money } from '@/ui/Money';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';

const halfHourMs = 1_800_000;

/** Keeps the place of a guest who is here until a later end, with the new price said first. Mount it to open it. */
export function ExtendDialog({ booking, onClose }: { booking: BookingDetailFragment; onClose(): void }) {
  const { id, endsAt, customerName } = booking;
  const { zone } = useSpaceSettings();
  const [until, setUntil] = useState<string | null>(() => new Date(Date.parse(endsAt) + halfHourMs).toISOString());
  const [refusal, setRefusal] = useState<Refusal>();
  const [extend, busy] = useAct(ExtendBookingDocument);
  const formId = useId();
  const [{ data, error, fetching }] = useQuery({
    query: QuoteExtensionDocument,
    variables: { id, until: until ?? endsAt },
    pause: until === null,
    requestPolicy: 'network-only',
  });
  const amount = fetching || error ? undefined : data?.quoteExtension;
  const problem = refusal ?? (error && !fetching ? refusalOf(error) : undefined);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (until === null) return;
    const outcome = await extend({ id, until, expectedAmount: amount ?? null });
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    showToast(m.bookings_extended_done({ name: customerName, time: formatTime(until, zone) }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.bookings_extend_title()}
      description={m.bookings_extend_hint({ time: formatTime(endsAt, zone) })}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {m.bookings_extend()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField label={m.bookings_new_end()} required error={problem?.field === 'until' ? problem.message : undefined}>
          {(field) => (
            <MomentInput
              {...field}
              value={until}
              min={endsAt}
              onValue={(next) => {
                setRefusal(undefined);
                setUntil(next);
              }}
            />
          )}
        </FormField>
        <dl aria-live="polite" className="flex justify-between rounded-lg bg-canvas px-3.5 py-2 font-semibold">
          <dt>{m.bookings_total()}</dt>
          <dd>{amount === undefined ? '…' : <Money value={amount} />}</dd>
        </dl>
        <ErrorMessage problem={problem?.field === 'until' ? undefined : problem} />
      </form>
    </Dialog>
  );
}
