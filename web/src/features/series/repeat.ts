/** How a booking repeats, as a person chooses it. */
export interface Repeat {
  readonly every: 'never' | 'day' | 'week' | 'month' | 'own';
  readonly interval: number | null;
  /** Of the week, 1 is Monday. */
  readonly weekdays: readonly number[];
  /** By the day of the month, by the n-th weekday of it, or by its last one. */
  readonly month: 'day' | 'nth' | 'last';
  readonly ends: 'never' | 'count' | 'on';
  readonly count: number | null;
  /** The last day, `2026-12-31`. */
  readonly until: string;
  /** A rule of RFC 5545 that somebody wrote by themselves. */
  readonly own: string;
}

export const noRepeat: Repeat = { every: 'never', interval: 1, weekdays: [], month: 'day', ends: 'count', count: 10, until: '', own: '' };

const letters = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The weekday of a calendar day, 1 is Monday. */
export const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** Which of its weekday in its month a day is, from 1. */
export const nthOf = (day: string): number => Math.floor((Number(day.slice(8, 10)) - 1) / 7) + 1;

/** The rule of RFC 5545 for a series that begins on `day`; nothing while something is missing or it does not repeat. */
export function ruleOf(repeat: Repeat, day: string): string | undefined {
  if (repeat.every === 'never') return undefined;
  if (repeat.every === 'own') return repeat.own.trim() || undefined;
  if (repeat.interval === null || repeat.interval < 1) return undefined;
  const parts = [`FREQ=${{ day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY' }[repeat.every]}`];
  if (repeat.interval > 1) parts.push(`INTERVAL=${repeat.interval}`);
  if (repeat.ends === 'count') {
    if (!repeat.count) return undefined;
    parts.push(`COUNT=${repeat.count}`);
  }
  if (repeat.ends === 'on') {
    if (repeat.until === '') return undefined;
    parts.push(`UNTIL=${repeat.until.replaceAll('-', '')}`);
  }
  if (repeat.every === 'week') {
    const days = new Set([...repeat.weekdays, weekdayOf(day)]);
    parts.push(`BYDAY=${letters.filter((_, at) => days.has(at + 1)).join(',')}`);
  }
  if (repeat.every === 'month') {
    const weekday = letters[weekdayOf(day) - 1] ?? 'MO';
    if (repeat.month === 'day') parts.push(`BYMONTHDAY=${Number(day.slice(8, 10))}`);
    else parts.push(`BYDAY=${repeat.month === 'last' ? -1 : nthOf(day)}${weekday}`);
  }
  return parts.join(';');
}

/** Whether a day is within the last seven of its month. */
export function isInLastWeek(day: string): boolean {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return Number(day.slice(8, 10)) > new Date(Date.UTC(year, month, 0)).getUTCDate() - 7;
}
