import type { MyBookingPartsFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { dateIn, formatTime } from '@/ui/format/dates';
import { formatLocale } from '@/ui/format/digits';

/** `Fri 20 Nov, 10:00–12:00`; the second day is named where it ends on another one. */
export function whenWords({ from, until }: { from: number; until: number }, zone: string): string {
  const at = (moment: number) => new Date(moment).toISOString();
  const last = dateIn(zone, new Date(until - 1));
  const first = dateIn(zone, new Date(from));
  const format = new Intl.DateTimeFormat(formatLocale(), { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone });
  const times = { from: formatTime(at(from), zone), until: formatTime(at(until), zone) };
  const day = format.format(new Date(from));
  // Past midnight is the same night; a whole day more is not.
  return first === last || until - from < 18 * 3_600_000
    ? m.members_when_words({ day, ...times })
    : m.members_when_days({ day, from: times.from, last: format.format(new Date(until)), until: times.until });
}

/** When a booking is. */
export function bookedWords({ startsAt, endsAt }: Pick<MyBookingPartsFragment, 'startsAt' | 'endsAt'>, zone: string): string {
  return whenWords({ from: Date.parse(startsAt), until: Date.parse(endsAt) }, zone);
}

/** Where a booking stands, for its member. */
export function stateWords(state: MyBookingPartsFragment['state']): string {
  switch (state) {
    case 'HELD':
      return m.members_state_held();
    case 'PENDING':
      return m.members_state_pending();
    case 'CONFIRMED':
      return m.members_state_confirmed();
    case 'CHECKED_IN':
      return m.members_state_checked_in();
    case 'COMPLETED':
      return m.members_state_completed();
    case 'CANCELLED':
      return m.members_state_cancelled();
    case 'NO_SHOW':
      return m.members_state_no_show();
    case 'DECLINED':
      return m.members_state_declined();
    case 'EXPIRED':
      return m.members_state_expired();
  }
}
