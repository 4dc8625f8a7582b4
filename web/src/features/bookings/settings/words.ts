import { m } from '@/locales/compiled/messages.js';
import { formatNumber, localDecimal } from '@/ui/format/digits';
import { basisPointsToText } from '@/ui/format/percent';
import type { Who } from './choice';
import { inUnit, unitOf } from './length';

export const everyWho: readonly Who[] = ['STAFF', 'MEMBERS', 'ANYBODY'];

export function whoName(who: Who): string {
  return { STAFF: m.booking_settings_who_staff, MEMBERS: m.booking_settings_who_members, ANYBODY: m.booking_settings_who_anybody }[who]();
}

export function yesOrNo(yes: boolean): string {
  return yes ? m.booking_settings_yes() : m.booking_settings_no();
}

/** `2 hours`, `1 day`. */
export function lengthInWords(minutes: number): string {
  const unit = unitOf(minutes);
  const count = inUnit(minutes, unit);
  const words = { minutes: m.booking_settings_so_many_minutes, hours: m.booking_settings_so_many_hours, days: m.booking_settings_so_many_days };
  return words[unit]({ count, number: formatNumber(count) });
}

export function daysInWords(count: number): string {
  return m.booking_settings_so_many_days({ count, number: formatNumber(count) });
}

/** `50 %` of the price, or nothing. */
export function feeInWords(basisPoints: number): string {
  return basisPoints === 0 ? m.booking_settings_no_fee() : m.booking_settings_fee_of({ percent: localDecimal(basisPointsToText(basisPoints)) });
}
