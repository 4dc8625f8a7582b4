import { m } from '@/locales/compiled/messages.js';
import { dateIn, formatTime } from '@/ui/format/dates';
import { formatLocale } from '@/ui/format/digits';
import { formatMoney } from '@/ui/format/money';
import type { Claim, Place, Span } from './model/places';

/** `10:00` by the space's wall. */
export function timeOf(at: number, zone: string): string {
  return formatTime(new Date(at).toISOString(), zone);
}

/** `10:00–11:30`. */
export function spanOf({ from, until }: Span, zone: string): string {
  return m.calendar_from_until({ from: timeOf(from, zone), until: timeOf(until, zone) });
}

/** A day at the head of a week: `Sat 14 Nov`. */
export function dayOfWeek(day: string): string {
  const format = new Intl.DateTimeFormat(formatLocale(), { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  return format.format(new Date(`${day}T12:00:00Z`));
}

/** `Fri 20 Nov 10:00–11:30`, for what may be on another day than the one shown. */
export function momentsOf(span: Span, zone: string): string {
  return `${dayOfWeek(dateIn(zone, new Date(span.from)))} ${spanOf(span, zone)}`;
}

/** When it is used; a closure whose end nobody knows has only a beginning. */
export function timesOf(claim: Claim, zone: string): string {
  if (claim.usedUntil >= farAway) return m.calendar_from_on({ from: timeOf(claim.from, zone) });
  return spanOf({ from: claim.from, until: claim.usedUntil }, zone);
}

/** Further than any booking: until further notice. */
const farAway = Date.UTC(9000, 0);

/** What stands on a block: what it is for, and who comes. */
export function headsOf({ kind, who, title, state, running }: Claim): readonly string[] {
  const said = [title, who].filter(Boolean);
  if (said.length > 0) return said;
  return [kind === 'hold' ? m.calendar_hold() : stateName(kind, state, running)];
}

/** The same as one text. */
export function headOf(claim: Claim): string {
  return headsOf(claim).join(' · ');
}

/** All of a block, for those who hear it. */
export function labelOf(claim: Claim, place: Place, zone: string, currency: string): string {
  const price = claim.amount === undefined ? '' : formatMoney(claim.amount, currency);
  const words = [headOf(claim), place.name, timesOf(claim, zone), stateName(claim.kind, claim.state, claim.running), price];
  return words.filter((word, index) => word !== '' && words.indexOf(word) === index).join(m.calendar_comma());
}

/** A state in words. */
export function stateName(kind: Claim['kind'], state: string, running = false): string {
  switch (state) {
    case 'held':
      return m.calendar_held();
    case 'pending':
      return m.calendar_pending();
    case 'confirmed':
      return m.calendar_confirmed();
    case 'checked_in':
      return m.calendar_checked_in();
    case 'completed':
      return m.calendar_completed();
    default:
      return { closure: m.calendar_closure(), hold: m.calendar_held(), session: running ? m.calendar_checked_in() : m.calendar_completed(), booking: '' }[kind];
  }
}
