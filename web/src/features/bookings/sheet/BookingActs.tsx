import { Banknote, CalendarClock, Check, CreditCard, LogIn, Receipt, Timer, UserX, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { checkoutPath, sessionPath } from '@/features/sessions';
import {
  ApproveBookingDocument, CheckInDocument, ConfirmBookingDocument, DeclineBookingDocument, PayBookingOnlineDocument,
  type BookingDetailFragment,
} from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink } from '@/ui/Button';
import { useNow } from '@/ui/clock';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { CancelBookingDialog } from './CancelBookingDialog';
import { ExtendDialog } from './ExtendDialog';
import { MoveDialog } from './MoveDialog';
import { NoShowDialog } from './NoShowDialog';
import { PayAheadSheet } from './PayAheadSheet';
import { placeOf } from '@/client/base';

interface BookingActsProps {
  booking: BookingDetailFragment;
  /** Whether a provider takes payments. */
  online: boolean;
  onClose(): void;
}

type Opened = 'move' | 'pay' | 'cancel' | 'extend' | 'no-show';

/** What can be done with a booking as it stands; what it costs is said before it is done. */
export function BookingActs({ booking, online, onClose }: BookingActsProps) {
  const { id, state, sessionId, startsAt, customerName, dueAhead, invoice } = booking;
  const may = useMay('bookings.manage');
  const mayTake = useMay('payments.take');
  const begun = Date.parse(startsAt) <= useNow();
  const navigate = useNavigate();
  const [opened, setOpened] = useState<Opened>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [checkIn, checkingIn] = useAct(CheckInDocument);
  const [confirm, confirming] = useAct(ConfirmBookingDocument);
  const [approve, approving] = useAct(ApproveBookingDocument);
  const [decline, declining] = useAct(DeclineBookingDocument);
  const [pay, paying] = useAct(PayBookingOnlineDocument);
  if (!may) return null;

  async function arrive(): Promise<void> {
    const outcome = await checkIn({ id });
    setRefusal(outcome.refusal);
    if (!outcome.data) return;
    showToast(m.bookings_checked_in_done({ name: customerName }), { tone: 'success' });
    onClose();
    void navigate(sessionPath(outcome.data.checkIn.id));
  }

  async function decide(act: () => Promise<{ refusal?: Refusal | undefined }>, done: string): Promise<void> {
    const outcome = await act();
    setRefusal(outcome.refusal);
    if (!outcome.refusal) showToast(done, { tone: 'success' });
  }

  async function payOnline(): Promise<void> {
    const outcome = await pay({ id, returnTo: `${location.pathname}?booking=${id}` });
    setRefusal(outcome.refusal);
    if (outcome.data) location.assign(placeOf(outcome.data.payBookingOnline.url));
  }

  const takesMoney = mayTake && dueAhead != null;
  const ahead = state === 'CONFIRMED' || state === 'HELD' || state === 'PENDING';
  const close = () => setOpened(undefined);
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {state === 'CONFIRMED' && (
          <Button look="primary" busy={checkingIn} icon={<LogIn aria-hidden className="mirror-rtl size-4" />} onClick={() => void arrive()}>
            {m.bookings_check_in()}
          </Button>
        )}
        {state === 'PENDING' && (
          <>
            <Button look="primary" busy={approving} icon={icon(Check)} onClick={() => void decide(() => approve({ id }), m.bookings_approved())}>
              {m.bookings_approve()}
            </Button>
            <Button busy={declining} icon={icon(X)} onClick={() => void decide(() => decline({ id, reason: null }), m.bookings_declined_done())}>
              {m.bookings_decline()}
            </Button>
          </>
        )}
        {takesMoney && (
          <Button look={state === 'HELD' ? 'primary' : 'secondary'} icon={icon(Banknote)} onClick={() => setOpened('pay')}>
            {m.bookings_take_payment()}
          </Button>
        )}
        {state === 'HELD' && (
          <Button look={takesMoney ? 'secondary' : 'primary'} busy={confirming} icon={icon(Check)} onClick={() => void decide(() => confirm({ id }), m.bookings_confirmed_done())}>
            {m.bookings_confirm()}
          </Button>
        )}
        {sessionId != null && state === 'CHECKED_IN' && (
          <>
            <ButtonLink look="primary" to={checkoutPath(sessionId)} icon={icon(Receipt)}>
              {m.bookings_end()}
            </ButtonLink>
            <Button icon={icon(Timer)} onClick={() => setOpened('extend')}>
              {m.bookings_extend()}
            </Button>
            <ButtonLink to={sessionPath(sessionId)}>{m.bookings_open_session()}</ButtonLink>
          </>
        )}
        {online && dueAhead != null && (
          <Button busy={paying} icon={icon(CreditCard)} onClick={() => void payOnline()}>
            {m.bookings_pay_online()}
          </Button>
        )}
        {ahead && (
          <Button icon={icon(CalendarClock)} onClick={() => setOpened('move')}>
            {m.bookings_move()}
          </Button>
        )}
        {state === 'CONFIRMED' && begun && !invoice && (
          <Button icon={icon(UserX)} onClick={() => setOpened('no-show')}>
            {m.bookings_mark_no_show()}
          </Button>
        )}
        {ahead && (
          <Button icon={icon(X)} onClick={() => setOpened('cancel')}>
            {m.bookings_cancel()}
          </Button>
        )}
      </div>
      <ErrorMessage problem={refusal} />
      {opened === 'pay' && <PayAheadSheet bookingId={id} onClose={close} />}
      {opened === 'move' && <MoveDialog booking={booking} onClose={close} />}
      {opened === 'extend' && <ExtendDialog booking={booking} onClose={close} />}
      {opened === 'cancel' && <CancelBookingDialog booking={booking} onClose={close} />}
      {opened === 'no-show' && <NoShowDialog booking={booking} onClose={close} />}
    </>
  );
}

const icon = (Icon: typeof Check): ReactNode => <Icon aria-hidden className="size-4" />;
