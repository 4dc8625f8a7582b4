import type { BookingState } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import type { Tone } from '@/ui/Badge';

/** A state in words. */
export const stateWord: Readonly<Record<BookingState, () => string>> = {
  HELD: m.bookings_held,
  PENDING: m.bookings_pending,
  CONFIRMED: m.bookings_confirmed,
  CHECKED_IN: m.bookings_checked_in,
  COMPLETED: m.bookings_completed,
  CANCELLED: m.bookings_cancelled,
  NO_SHOW: m.bookings_no_show,
  DECLINED: m.bookings_declined,
  EXPIRED: m.bookings_expired,
};

/** How a state looks; its word says the same. */
export const stateTone: Readonly<Record<BookingState, Tone>> = {
  HELD: 'warning',
  PENDING: 'warning',
  CONFIRMED: 'success',
  CHECKED_IN: 'success',
  COMPLETED: 'neutral',
  CANCELLED: 'neutral',
  NO_SHOW: 'danger',
  DECLINED: 'neutral',
  EXPIRED: 'neutral',
};
