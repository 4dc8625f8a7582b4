import { useState } from 'react';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { MarkNoShowDocument, type BookingDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { Checkbox } from '@/ui/fields';
import { showToast } from '@/ui/toast';

/** Says that nobody came: the place is free for others, and the agreed fee is billed (B10). Mount it to open it. */
export function NoShowDialog({ booking, onClose }: { booking: BookingDetailFragment; onClose(): void }) {
  const { id, customerName, resourceName } = booking;
  const mayWaive = useMay('invoices.discount');
  const [waived, setWaived] = useState(false);
  const [mark] = useAct(MarkNoShowDocument);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={m.bookings_no_show_title({ name: customerName })}
      consequences={
        <span className="grid gap-3">
          {m.bookings_no_show_consequences({ place: resourceName })}
          {mayWaive && <Checkbox checked={waived} onChange={(event) => setWaived(event.target.checked)} label={m.bookings_waive_fee()} />}
        </span>
      }
      confirm={m.bookings_mark_no_show()}
      dangerous
      onConfirm={async () => {
        const { refusal } = await mark({ id, waiveFee: waived });
        if (!refusal) showToast(m.bookings_no_show_done({ place: resourceName }), { tone: 'success' });
        return refusal;
      }}
    />
  );
}
