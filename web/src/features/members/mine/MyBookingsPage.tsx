import { CalendarPlus, History } from 'lucide-react';
import { useState } from 'react';
import { usePages } from '@/client/usePages';
import { ChangeMySeries } from '@/features/series';
import { MyBookingsDocument, type MyBookingPartsFragment, type MyBookingsQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink } from '@/ui/Button';
import { PageHeader } from '@/ui/PageHeader';
import { useSpaceSettings } from '@/ui/space';
import { EmptyState, ErrorState, LoadingState } from '@/ui/states';
import { bookedWords } from '../words';
import { BookingCard } from './BookingCard';
import { CancelDialog } from './CancelDialog';
import { CancelMySeries } from './CancelMySeries';
import { PlaceOfSeries } from './PlaceOfSeries';
import { RepeatMine } from './RepeatMine';
import { WaitingList } from './WaitingList';

const pageOf = (data: MyBookingsQuery) => data.myBookings;

/** What goes on and comes, and what was. */
export function MyBookingsPage() {
  const [cancelling, cancel] = useState<MyBookingPartsFragment>();
  const [repeating, repeat] = useState<MyBookingPartsFragment>();
  const [changing, change] = useState<MyBookingPartsFragment>();
  const { zone } = useSpaceSettings();
  const [past, showPast] = useState(false);
  const ahead = usePages(MyBookingsDocument, { past: false, first: 50 }, pageOf);

  return (
    <>
      <PageHeader
        title={m.members_my_bookings()}
        actions={
          <ButtonLink to="/book" look="primary" icon={<CalendarPlus aria-hidden className="size-4" />}>
            {m.members_book()}
          </ButtonLink>
        }
      />
      {!ahead.rows && !ahead.refusal && <LoadingState shape="cards" count={3} />}
      {!ahead.rows && ahead.refusal && <ErrorState problem={ahead.refusal} onRetry={ahead.retry} />}
      {ahead.rows?.length === 0 && (
        <EmptyState
          icon={<CalendarPlus />}
          title={m.members_no_booking()}
          hint={m.members_no_booking_hint()}
          action={
            <ButtonLink to="/book" look="primary">
              {m.members_book()}
            </ButtonLink>
          }
        />
      )}
      {ahead.rows && ahead.rows.length > 0 && (
        <ul aria-label={m.members_ahead()} className="grid gap-3 sm:grid-cols-2">
          {ahead.rows.map((booking) => (
            <BookingCard key={booking.id} booking={booking} onCancel={() => cancel(booking)} onRepeat={() => repeat(booking)} onChange={() => change(booking)} />
          ))}
        </ul>
      )}
      {ahead.hasMore && (
        <Button className="mt-3" busy={ahead.loading} onClick={ahead.more}>
          {m.members_more_bookings()}
        </Button>
      )}
      <WaitingList />
      <div className="mt-8">
        {past ? (
          <Past />
        ) : (
          <Button look="quiet" icon={<History aria-hidden className="size-4" />} onClick={() => showPast(true)}>
            {m.members_show_past()}
          </Button>
        )}
      </div>
      {cancelling && !cancelling.seriesId && <CancelDialog booking={cancelling} onClose={() => cancel(undefined)} />}
      {cancelling?.seriesId && <CancelMySeries booking={cancelling} onClose={() => cancel(undefined)} />}
      {changing && (
        <ChangeMySeries
          booking={changing}
          description={
            <>
              <bdi>{changing.resourceName}</bdi> · {bookedWords(changing, zone)}
            </>
          }
          place={(value, onValue, error, startsAt) => <PlaceOfSeries value={value} name={changing.resourceName} onValue={onValue} error={error} startsAt={startsAt} />}
          onClose={() => change(undefined)}
        />
      )}
      {repeating && <RepeatMine booking={repeating} onClose={() => repeat(undefined)} />}
    </>
  );
}

function Past() {
  const { rows, refusal, hasMore, loading, more, retry } = usePages(MyBookingsDocument, { past: true, first: 20 }, pageOf);
  if (!rows) return refusal ? <ErrorState problem={refusal} onRetry={retry} /> : <LoadingState shape="rows" />;
  return (
    <section aria-labelledby="past-bookings">
      <h2 id="past-bookings" className="mb-2 text-base font-semibold">
        {m.members_past()}
      </h2>
      {rows.length === 0 && <p className="text-ink-muted">{m.members_no_past()}</p>}
      <ul className="grid gap-3 sm:grid-cols-2">
        {rows.map((booking) => (
          <BookingCard key={booking.id} booking={booking} />
        ))}
      </ul>
      {hasMore && (
        <Button className="mt-3" busy={loading} onClick={more}>
          {m.members_more_bookings()}
        </Button>
      )}
    </section>
  );
}
