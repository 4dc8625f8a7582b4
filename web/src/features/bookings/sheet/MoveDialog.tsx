import { useId, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { MoveBookingDocument, type BookingDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { FormField } from '@/ui/FormField';
import { formatMoney } from '@/ui/format/money';
import { MomentInput } from '@/ui/MomentInput';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { Alternatives } from '../Alternatives';
import { momentsOf } from '../calendar/words';
import { PlaceField } from '../new/PlaceField';
import { alternativesIn } from '../offered';
import { PriceLines } from '../price/PriceLines';
import { useTrial } from '../useTrial';

/** Milliseconds what is entered rests before the server is asked. */
const restMs = 200;

/** Another place or time for a booking, with the new price and the fee it keeps said first (B9). Mount it to open it. */
export function MoveDialog({ booking, onClose }: { booking: BookingDetailFragment; onClose(): void }) {
  const { id, customerName } = booking;
  const { zone, currency } = useSpaceSettings();
  const [resourceId, setResourceId] = useState(booking.resourceId);
  const [startsAt, setStartsAt] = useState<string | null>(booking.startsAt);
  const [endsAt, setEndsAt] = useState<string | null>(booking.endsAt);
  const [refused, setRefused] = useState<Refusal>();
  const [move, busy] = useAct(MoveBookingDocument);
  const formId = useId();
  const same = resourceId === booking.resourceId && startsAt === booking.startsAt && endsAt === booking.endsAt;
  const target = startsAt === null || endsAt === null || same ? undefined : { resourceId, startsAt, endsAt };
  const { trial, asking, refusal } = useTrial(target && { ...target, bookingId: id }, restMs);
  const problem = refused ?? refusal;
  const field = problem?.field?.split('.').at(-1);
  const at = (name: string) => (field === name ? problem?.message : undefined);
  const placed = field === 'startsAt' || field === 'endsAt' || field === 'resourceId';

  function starts(next: string | null): void {
    setRefused(undefined);
    if (next !== null && startsAt !== null && endsAt !== null) {
      setEndsAt(new Date(Date.parse(next) + Date.parse(endsAt) - Date.parse(startsAt)).toISOString());
    }
    setStartsAt(next);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!target) {
      if (same) onClose();
      return;
    }
    const outcome = await move({ id, input: { ...target, expectedAmount: trial?.quote.amount ?? null } });
    setRefused(outcome.refusal);
    if (!outcome.data) return;
    const { resourceName, startsAt: from, endsAt: until } = outcome.data.moveBooking;
    const when = momentsOf({ from: Date.parse(from), until: Date.parse(until) }, zone);
    showToast(m.calendar_moved({ what: customerName, place: resourceName, when }), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.bookings_move_title()}
      description={<bdi>{customerName}</bdi>}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy} disabled={asking}>
            {m.bookings_move()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <PlaceField
          value={resourceId}
          onValue={(next) => {
            setRefused(undefined);
            setResourceId(next);
          }}
          error={at('resourceId')}
        />
        <div className="grid gap-4">
          <FormField label={m.calendar_starts()} required error={at('startsAt')}>
            {(props) => <MomentInput {...props} value={startsAt} onValue={starts} />}
          </FormField>
          <FormField label={m.calendar_ends()} required error={at('endsAt')}>
            {(props) => (
              <MomentInput
                {...props}
                value={endsAt}
                onValue={(next) => {
                  setRefused(undefined);
                  setEndsAt(next);
                }}
              />
            )}
          </FormField>
        </div>
        <Alternatives
          offered={alternativesIn(problem)}
          onTake={(alternative) => {
            setRefused(undefined);
            setResourceId(alternative.resourceId);
            setStartsAt(alternative.startsAt);
            setEndsAt(alternative.endsAt);
          }}
        />
        {trial && trial.keptFee > 0 && (
          <p className="rounded-md bg-warning-soft px-3 py-2 text-warning">{m.bookings_move_keeps_fee({ amount: formatMoney(trial.keptFee, currency) })}</p>
        )}
        {trial && <PriceLines quote={trial.quote} asking={asking} />}
        <ErrorMessage problem={placed ? undefined : problem} />
      </form>
    </Dialog>
  );
}
