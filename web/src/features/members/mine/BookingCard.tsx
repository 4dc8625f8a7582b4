import { CalendarSync, CreditCard, LogIn, MoveRight, Repeat2, X } from 'lucide-react';
import { useState } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { CheckInMyBookingDocument, type MyBookingPartsFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Button, ButtonLink } from '@/ui/Button';
import { serverNow } from '@/ui/clock';
import { formatMoment } from '@/ui/format/dates';
import { Money } from '@/ui/Money';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { usePayOnline } from '../usePayOnline';
import { bookedWords, stateWords } from '../words';

const tones: Partial<Record<MyBookingPartsFragment['state'], 'success' | 'warning' | 'danger' | 'neutral'>> = {
  CONFIRMED: 'success',
  CHECKED_IN: 'success',
  HELD: 'warning',
  PENDING: 'warning',
  NO_SHOW: 'danger',
};

interface BookingCardProps {
  booking: MyBookingPartsFragment;
  onCancel?: () => void;
  onRepeat?: () => void;
  /** For one of a series. */
  onChange?: () => void;
}

/** One of one's own bookings with what can be done with it; without `onCancel` it is only looked at. */
export function BookingCard({ booking, onCancel, onRepeat, onChange }: BookingCardProps) {
  const { zone } = useSpaceSettings();
  const [checkIn, checking] = useAct(CheckInMyBookingDocument);
  const online = usePayOnline();
  const [refusal, setRefusal] = useState<Refusal>();
  const { resourceName: place } = booking;
  const now = new Date(serverNow());
  const free = booking.freeUntil && Date.parse(booking.freeUntil) > now.getTime() ? booking.freeUntil : undefined;

  async function arrive(): Promise<void> {
    const outcome = await checkIn({ id: booking.id });
    setRefusal(outcome.refusal);
    if (outcome.data) showToast(m.members_checked_in({ place }), { tone: 'success' });
  }

  return (
    <li data-booking={place} data-state={booking.state.toLowerCase()} className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4 shadow-card">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-base font-semibold wrap-anywhere">
            <bdi>{place}</bdi>
            {booking.title !== '' && (
              <>
                {' · '}
                <bdi className="font-normal">{booking.title}</bdi>
              </>
            )}
          </h2>
          <p>{bookedWords(booking, zone)}</p>
          {booking.guestName !== '' && <p className="text-[0.8125rem] text-ink-muted">{m.members_for_guest({ name: booking.guestName })}</p>}
        </div>
        <StatusBadge tone={tones[booking.state] ?? 'neutral'}>{stateWords(booking.state)}</StatusBadge>
      </div>
      <p className="text-[0.8125rem] text-ink-muted">
        <Money value={booking.amount} />
        {booking.seriesId && (
          <>
            {' · '}
            <Repeat2 aria-hidden className="mb-0.5 inline size-3.5" /> {m.members_recurring()}
          </>
        )}
        {booking.fee > 0 && (
          <>
            {' · '}
            {m.members_fee()} <Money value={booking.fee} />
          </>
        )}
        {onCancel && booking.open && free && <> · {m.members_free_to_cancel({ moment: formatMoment(free, zone, now) })}</>}
        {booking.expiresAt && <> · {m.members_kept_until({ moment: formatMoment(booking.expiresAt, zone, now) })}</>}
      </p>
      <ErrorMessage problem={refusal} />
      {onCancel && (booking.open || booking.mayArrive) && (
        <div className="mt-auto flex flex-wrap gap-2">
          {booking.mayArrive && (
            <Button look="primary" icon={<LogIn aria-hidden className="mirror-rtl size-4" />} busy={checking} onClick={() => void arrive()}>
              {m.members_check_in()}
            </Button>
          )}
          {booking.state === 'HELD' && online.offered && (
            <Button
              look="primary"
              icon={<CreditCard aria-hidden className="size-4" />}
              busy={online.paying}
              onClick={() => void online.go(booking.id).then(setRefusal)}
            >
              {m.members_pays_now()}
            </Button>
          )}
          {booking.open && (
            <>
              <ButtonLink to={`/book?move=${booking.id}`} icon={<MoveRight aria-hidden className="mirror-rtl size-4" />}>
                {m.members_move()}
              </ButtonLink>
              {onRepeat && !booking.seriesId && booking.state === 'CONFIRMED' && (
                <Button icon={<Repeat2 aria-hidden className="size-4" />} onClick={onRepeat}>
                  {m.members_repeat()}
                </Button>
              )}
              {onChange && booking.seriesId && (
                <Button icon={<CalendarSync aria-hidden className="size-4" />} onClick={onChange}>
                  {m.series_change()}
                </Button>
              )}
              <Button look="quiet" icon={<X aria-hidden className="size-4" />} onClick={onCancel}>
                {m.members_cancel()}
              </Button>
            </>
          )}
        </div>
      )}
    </li>
  );
}
