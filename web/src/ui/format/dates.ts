import { m } from '@/locales/compiled/messages.js';
import { formatLocale } from './digits';

/** An instant as the API sends it: RFC 3339 in UTC. */
export type Instant = string;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string, options: Intl.DateTimeFormatOptions, tag = formatLocale()): Intl.DateTimeFormat {
  const key = `${tag} ${zone} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(tag, { ...options, timeZone: zone });
    formats.set(key, format);
  }
  return format;
}

/** Wall-clock time in the space's zone: `14:05`. */
export function formatTime(instant: Instant, zone: string): string {
  return formatter(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));
}

/** Calendar date in the space's zone: `3 Nov 2026`. */
export function formatDate(instant: Instant, zone: string): string {
  return formatter(zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(instant));
}

export function formatWeekday(instant: Instant, zone: string): string {
  return formatter(zone, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(instant));
}

/** The date in the space's zone as `YYYY-MM-DD`, what date inputs and the API's dates use. */
export function dateIn(zone: string, at: Date): string {
  return formatter(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA-u-nu-latn').format(at);
}

/** `Today 14:05`, `Yesterday 14:05` or `3 Nov 2026 14:05`, seen from `now` in the space's zone. */
export function formatMoment(instant: Instant, zone: string, now: Date): string {
  return m.ui_moment({ day: formatDay(instant, zone, now), time: formatTime(instant, zone) });
}

/** `Today`, `Yesterday`, or the date, seen from `now` in the space's zone. */
export function formatDay(instant: Instant, zone: string, now: Date): string {
  const day = dateIn(zone, new Date(instant));
  const today = dateIn(zone, now);
  if (day === today) return m.ui_today();
  if (day === dayBefore(today)) return m.ui_yesterday();
  return formatDate(instant, zone);
}

/** The calendar day before `YYYY-MM-DD`; calendar arithmetic, so clock changes don't matter. */
export function dayBefore(day: string): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date - 1)).toISOString().slice(0, 10);
}

/** A calendar day `YYYY-MM-DD` for reading: `3 Nov 2026`. It has no zone, so none can shift it. */
export function formatCalendarDay(day: string): string {
  return formatDate(`${day}T12:00:00Z`, 'UTC');
}

/** A calendar day with its weekday: `Tuesday, 3 November`. */
export function formatCalendarWeekday(day: string): string {
  return formatWeekday(`${day}T12:00:00Z`, 'UTC');
}

/** The calendar day `days` after `YYYY-MM-DD`, before it when negative. */
export function dayAfter(day: string, days = 1): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** The name of a weekday, 1 is Monday. */
export function weekdayName(weekday: number, length: 'long' | 'short' = 'long'): string {
  // 1 January 2024 was a Monday.
  return formatter('UTC', { weekday: length }).format(new Date(Date.UTC(2024, 0, weekday)));
}

/** `09:00` or `09:00:00` as the reader's digits show it. */
export function formatLocalTime(time: string): string {
  return formatTime(`2024-01-01T${time.slice(0, 5)}:00Z`, 'UTC');
}
