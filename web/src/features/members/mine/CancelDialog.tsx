import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { CancelMyBookingDocument, MyBookingDocument, type MyBookingPartsFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { serverNow } from '@/ui/clock';
import { AlertDialog } from '@/ui/dialog/Dialog';
import { formatMoment } from '@/ui/format/dates';
import { formatMoney } from '@/ui/format/money';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { bookedWords } from '../words';

/** Calls a booking off, with its fee shown first: it is asked of the server as the dialog opens, and no other one is taken (B9). */
export function CancelDialog({ booking, onClose }: { booking: MyBookingPartsFragment; onClose(): void }) {
  const { zone, currency } = useSpaceSettings();
  const [{ data, error, fetching }, ask] = useQuery({ query: MyBookingDocument, variables: { id: booking.id }, requestPolicy: 'network-only' });
  const [cancel, busy] = useAct(CancelMyBookingDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const now = fetching ? undefined : data?.myBooking;

  async function run(): Promise<void> {
    if (!now) return;
    const outcome = await cancel({ id: booking.id, expectedFee: now.feeNow });
    setRefusal(outcome.refusal);
    if (outcome.refusal) {
      ask({ requestPolicy: 'network-only' });
      return;
    }
    showToast(m.members_cancelled({ place: booking.resourceName }), { tone: 'success' });
    onClose();
  }

  return (
    <AlertDialog
      open
      onClose={onClose}
      title={m.members_cancel_title({ place: booking.resourceName })}
      description={bookedWords(booking, zone)}
      footer={
        <>
          <Button onClick={onClose}>{m.members_keep()}</Button>
          <Button look="danger" busy={busy} disabled={!now} onClick={() => void run()}>
            {now && now.feeNow > 0 ? m.members_cancel_for({ fee: formatMoney(now.feeNow, currency) }) : m.members_cancel_free()}
          </Button>
        </>
      }
    >
      {now ? (
        <p>
          {now.feeNow > 0
            ? m.members_fee_now({ fee: formatMoney(now.feeNow, currency) })
            : now.freeUntil && now.state === 'CONFIRMED'
              ? m.members_no_fee_until({ moment: formatMoment(now.freeUntil, zone, new Date(serverNow())) })
              : m.members_no_fee()}
        </p>
      ) : (
        !error && <LoadingState shape="text" count={2} />
      )}
      <ErrorMessage problem={refusal ?? (error && refusalOf(error))} />
    </AlertDialog>
  );
}
