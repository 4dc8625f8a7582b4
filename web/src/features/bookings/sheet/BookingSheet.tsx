import { Link } from 'react-router';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { SeriesPart } from '@/features/series';
import { BookingByIdDocument, type BookingDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { useNow } from '@/ui/clock';
import { Sheet } from '@/ui/dialog/Dialog';
import { formatNumber } from '@/ui/format/digits';
import { formatTime } from '@/ui/format/dates';
import { formatMoney } from '@/ui/format/money';
import { useSpaceSettings } from '@/ui/space';
import { ErrorState, LoadingState } from '@/ui/states';
import { momentsOf } from '../calendar/words';
import { PlaceField } from '../new/PlaceField';
import { BookingActs } from './BookingActs';
import { Price } from './Price';
import { stateTone, stateWord } from './words';

/** One booking: whose, where and when, its price with the reasons, and what can be done with it. Mount it to open it. */
export function BookingSheet({ bookingId, onClose }: { bookingId: string; onClose(): void }) {
  const { zone } = useSpaceSettings();
  const [{ data, error }, ask] = useQuery({ query: BookingByIdDocument, variables: { id: bookingId } });
  const booking = data?.booking;
  return (
    <Sheet
      open
      onClose={onClose}
      title={booking ? booking.title || booking.customerName : m.bookings_booking()}
      description={booking && `${booking.resourceName} · ${momentsOf(spanOf(booking), zone)}`}
    >
      {!booking && error && <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!booking && !error && <LoadingState shape="detail" />}
      {booking && (
        <div className="grid gap-4">
          <Facts booking={booking} />
          <BookingActs booking={booking} online={data.onlinePayments} onClose={onClose} />
          <SeriesPart booking={booking} place={(value, onValue, error) => <PlaceField value={value} onValue={onValue} error={error} />} />
          <Price booking={booking} />
        </div>
      )}
    </Sheet>
  );
}

const spanOf = ({ startsAt, endsAt }: BookingDetailFragment) => ({ from: Date.parse(startsAt), until: Date.parse(endsAt) });

function Facts({ booking }: { booking: BookingDetailFragment }) {
  const { customerId, customerName, guestName, attendees, note, state, reason } = booking;
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1" aria-live="polite">
        <StatusBadge tone={stateTone[state]}>{stateWord[state]()}</StatusBadge>
        <Deadline booking={booking} />
      </div>
      <p>
        <Link to={`/customers/${customerId}`} className="font-medium text-accent underline underline-offset-4">
          <bdi>{customerName}</bdi>
        </Link>
        {guestName !== '' && (
          <>
            {' '}
            · {m.bookings_guest()} <bdi>{guestName}</bdi>
          </>
        )}
        {attendees > 1 && <> · {m.bookings_people({ count: attendees, shown: formatNumber(attendees) })}</>}
      </p>
      {note !== '' && <p className="rounded-md bg-sunken px-3 py-2 whitespace-pre-wrap">{note}</p>}
      {reason !== '' && (
        <p className="text-ink-muted">
          {m.bookings_reason()}: <bdi>{reason}</bdi>
        </p>
      )}
    </div>
  );
}

/** What time does to the booking next, in words. */
function Deadline({ booking }: { booking: BookingDetailFragment }) {
  const { zone, currency } = useSpaceSettings();
  const now = useNow();
  const { state, expiresAt, freeUntil, cancellationFee, startsAt, releasedAt, invoice } = booking;
  const moment = (at: string) => momentsOf({ from: Date.parse(at), until: Date.parse(at) }, zone).split('–')[0] ?? '';
  if (expiresAt) return <span className="text-ink-muted">{m.bookings_kept_until({ time: formatTime(expiresAt, zone) })}</span>;
  if (state !== 'CONFIRMED') return null;
  if (Date.parse(startsAt) <= now && !invoice) {
    return <span className="text-warning">{m.bookings_released_at({ time: formatTime(releasedAt, zone) })}</span>;
  }
  if (cancellationFee != null && cancellationFee > 0) {
    return <span className="text-ink-muted">{m.bookings_cancel_costs({ amount: formatMoney(cancellationFee, currency) })}</span>;
  }
  if (freeUntil && Date.parse(freeUntil) > now) {
    return <span className="text-ink-muted">{m.bookings_free_until({ moment: moment(freeUntil) })}</span>;
  }
  return null;
}
