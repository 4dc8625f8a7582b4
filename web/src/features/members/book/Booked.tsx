import { CalendarPlus, Check, Hourglass } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { MyBookingPartsFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink } from '@/ui/Button';
import { formatMoment } from '@/ui/format/dates';
import { Money } from '@/ui/Money';
import { serverNow } from '@/ui/clock';
import { useSpaceSettings } from '@/ui/space';
import { bookedWords } from '../words';

interface BookedProps {
  booking: MyBookingPartsFragment;
  moved: boolean;
  onMore(): void;
}

/** It is done: what, when, for how much, and what one may want next. */
export function Booked({ booking, moved, onMore }: BookedProps) {
  const { zone } = useSpaceSettings();
  const head = useRef<HTMLHeadingElement>(null);
  const waits = booking.state === 'PENDING' || booking.state === 'HELD';
  useEffect(() => {
    head.current?.focus();
    document.title = `${m.members_booked()} · CoWorkFlow`;
  }, []);
  return (
    <section className="mx-auto grid max-w-md justify-items-center gap-1 pt-6 text-center">
      <span aria-hidden className={`mb-3 flex size-14 items-center justify-center rounded-full ${waits ? 'bg-warning-soft text-warning' : 'bg-success-soft text-success'}`}>
        {waits ? <Hourglass className="size-7" /> : <Check className="size-7" />}
      </span>
      <h1 ref={head} tabIndex={-1} className="text-2xl font-semibold tracking-tight outline-none rtl:tracking-normal">
        {waits ? m.members_asked() : moved ? m.members_moved() : m.members_booked()}
      </h1>
      <p className="text-base">
        <bdi className="font-semibold">{booking.resourceName}</bdi> · {bookedWords(booking, zone)}
      </p>
      <p className="text-ink-muted">
        <Money value={booking.amount} /> · {m.members_pay_at_desk()}
      </p>
      {waits && <p className="text-ink-muted">{m.members_asked_hint()}</p>}
      {!waits && booking.freeUntil && Date.parse(booking.freeUntil) > serverNow() && (
        <p className="text-ink-muted">{m.members_free_to_cancel({ moment: formatMoment(booking.freeUntil, zone, new Date(serverNow())) })}</p>
      )}
      <div className="mt-6 grid w-full gap-2">
        <ButtonLink to="/me" look="primary" size="lg">
          {m.members_my_bookings()}
        </ButtonLink>
        <Button look="quiet" size="lg" icon={<CalendarPlus aria-hidden className="size-4" />} onClick={onMore}>
          {m.members_book_another()}
        </Button>
      </div>
    </section>
  );
}
