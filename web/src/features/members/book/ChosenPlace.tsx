import { BellRing, Users, X } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { Alternatives } from '@/features/bookings/Alternatives';
import { alternativesIn, type Alternative } from '@/features/bookings/offered';
import type { PlanPlace } from '@/features/floor_plans/view/places';
import { BookMineDocument, JoinMyWaitlistDocument, MoveMyBookingDocument, type MyBookingPartsFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, IconButton } from '@/ui/Button';
import { ChoiceCards } from '@/ui/ChoiceCards';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { formatNumber } from '@/ui/format/digits';
import { formatMoney } from '@/ui/format/money';
import { Money } from '@/ui/Money';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { WholeInput } from '@/ui/WholeInput';
import { usePayOnline } from '../usePayOnline';
import { whenWords } from '../words';
import type { Span } from './looks';
import { PriceLines } from './PriceLines';
import { useQuote } from './useQuote';

interface ChosenPlaceProps {
  place: PlanPlace;
  span: Span;
  /** The booking that would be moved here. */
  moved: MyBookingPartsFragment | undefined;
  onTake(alternative: Alternative): void;
  onClose(): void;
  onDone(booking: MyBookingPartsFragment): void;
}

/** The place under the finger: its price with reasons, and the one button that books it; what is free instead, when somebody was faster. */
export function ChosenPlace({ place, span, moved, onTake, onClose, onDone }: ChosenPlaceProps) {
  const { zone, currency } = useSpaceSettings();
  const [book, booking] = useAct(BookMineDocument);
  const [move, moving] = useAct(MoveMyBookingDocument);
  const [join, joining] = useAct(JoinMyWaitlistDocument);
  const online = usePayOnline();
  const [now, setNow] = useState(false);
  const [coupon, setCoupon] = useState('');
  const [guest, setGuest] = useState('');
  const [title, setTitle] = useState('');
  const [attendees, setAttendees] = useState<number | null>(1);
  const [refused, setRefused] = useState<Refusal>();
  const many = place.capacity > 1;
  const wanted = { resourceId: place.id, span, attendees: many && !moved ? (attendees ?? undefined) : undefined, coupon: coupon.trim(), bookingId: moved?.id };
  const { quote, refusal, waiting, retry } = useQuote(wanted, place.look);
  const head = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    head.current?.focus({ preventScroll: true });
  }, []);

  const paysNow = !moved && online.offered && now && (quote?.quote.total ?? 0) > 0;

  async function confirm(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!quote) return;
    const when = { startsAt: new Date(span.from).toISOString(), endsAt: new Date(span.until).toISOString(), expectedAmount: quote.quote.amount };
    const outcome = moved
      ? await move({ id: moved.id, input: { ...when, resourceId: place.id } })
      : await book({
          input: { ...when, resourceId: place.id, guestName: guest, title, attendees: wanted.attendees ?? null, coupon: coupon.trim() === '' ? null : coupon.trim(), payNow: paysNow },
        });
    setRefused(outcome.refusal);
    if (outcome.refusal) {
      retry();
      return;
    }
    if (paysNow && 'bookMine' in outcome.data) {
      // The place is held: what can't be paid now can be paid from one's bookings while it is.
      const problem = await online.go(outcome.data.bookMine.id);
      if (problem) showToast(problem.message, { tone: 'danger' });
      else return;
    }
    onDone('moveMyBooking' in outcome.data ? outcome.data.moveMyBooking : outcome.data.bookMine);
  }

  async function wait(): Promise<void> {
    const outcome = await join({ resourceId: place.id, startsAt: new Date(span.from).toISOString(), endsAt: new Date(span.until).toISOString() });
    if (outcome.refusal) showToast(outcome.refusal.message, { tone: 'danger' });
    else showToast(m.members_in_line({ place: place.name }), { tone: 'success' });
  }

  const said = refused ?? refusal;
  const offered = alternativesIn(refusal ?? refused);
  return (
    <section aria-label={m.members_chosen({ place: place.name })} className="rounded-xl border border-line bg-raised p-4 shadow-pop">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 ref={head} tabIndex={-1} className="flex items-center gap-2 text-lg font-semibold outline-none">
            <bdi>{place.name}</bdi>
            {many && (
              <span className="flex items-center gap-1 text-[0.8125rem] font-normal text-ink-muted">
                <Users aria-hidden className="size-3.5" />
                {m.members_holds({ count: place.capacity, number: formatNumber(place.capacity) })}
              </span>
            )}
          </h2>
          <p className="text-ink-muted">{whenWords(span, zone)}</p>
        </div>
        <IconButton label={m.ui_close()} icon={<X aria-hidden className="size-5" />} onClick={onClose} />
      </div>
      {said && said.code !== 'booking.price_changed' ? (
        <div className="mt-3 grid gap-3">
          <ErrorMessage problem={said} />
          {said.code === 'booking.taken' && !moved && (
            <Button busy={joining} icon={<BellRing aria-hidden className="size-4" />} onClick={() => void wait()}>
              {m.members_wait_for({ place: place.name })}
            </Button>
          )}
          <Alternatives
            offered={offered}
            onTake={(alternative) => {
              setRefused(undefined);
              onTake(alternative);
            }}
          />
        </div>
      ) : (
        <form noValidate className="mt-3 grid gap-3" onSubmit={(event) => void confirm(event)}>
          <ErrorMessage problem={said} />
          {quote && <PriceLines quote={quote.quote} />}
          {!quote && waiting && <LoadingState shape="text" count={3} />}
          {quote && quote.keptFee > 0 && (
            <p className="flex justify-between gap-4 text-[0.8125rem] text-warning">
              <span>{m.members_kept_fee()}</span>
              <Money value={quote.keptFee} />
            </p>
          )}
          {!moved && (
            <details className="group">
              <summary className="cursor-pointer text-[0.8125rem] font-medium text-accent">{m.members_more()}</summary>
              <div className="mt-3 grid gap-3 sm:grid-cols-2">
                {many && (
                  <FormField label={m.members_attendees()} required>
                    {(field) => <WholeInput {...field} value={attendees} onValue={(next) => setAttendees(next)} min={1} max={place.capacity} />}
                  </FormField>
                )}
                <FormField label={m.members_booking_title()}>
                  {(field) => <Input {...field} value={title} maxLength={100} onChange={(event) => setTitle(event.target.value)} />}
                </FormField>
                <FormField label={m.members_guest()} hint={m.members_guest_hint()}>
                  {(field) => <Input {...field} value={guest} maxLength={100} onChange={(event) => setGuest(event.target.value)} />}
                </FormField>
                <FormField label={m.members_coupon()}>
                  {(field) => <Input {...field} value={coupon} autoComplete="off" autoCapitalize="characters" className="figures" onChange={(event) => setCoupon(event.target.value)} />}
                </FormField>
              </div>
            </details>
          )}
          {!moved && online.offered && quote && quote.quote.total > 0 && (
            <ChoiceCards
              label={m.members_pays()}
              value={now ? 'NOW' : 'AT_DESK'}
              onChange={(next) => setNow(next === 'NOW')}
              options={[
                { value: 'AT_DESK', label: m.members_pays_at_desk(), hint: m.members_pay_at_desk() },
                { value: 'NOW', label: m.members_pays_now(), hint: m.members_pay_now_hint() },
              ]}
            />
          )}
          <Button type="submit" look="primary" size="lg" className="w-full" busy={booking || moving || online.paying} disabled={!quote}>
            {quote
              ? moved
                ? m.members_move_for({ amount: formatMoney(quote.quote.total, currency) })
                : m.members_book_for({ amount: formatMoney(quote.quote.total, currency) })
              : m.members_book()}
          </Button>
          {!online.offered && <p className="text-center text-xs text-ink-muted">{m.members_pay_at_desk()}</p>}
        </form>
      )}
    </section>
  );
}
