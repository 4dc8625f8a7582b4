import type { SeriesScope } from '@/generated/graphql';
import { nthOf, noRepeat, weekdayOf, type Repeat } from './repeat';

/** How a series stands, as far as an edit of it needs to know. */
export interface Course {
  readonly rule: string;
  readonly goesOn: boolean;
  /** Of the last one that was made or left out. */
  readonly lastNumber: number;
  readonly occurrences: readonly { readonly bookingId: string; readonly number: number; readonly canChange: boolean }[];
}

/** How many a series still has from the first one on that an edit means; nothing when it goes on. */
export function timesFrom({ goesOn, lastNumber, occurrences }: Course, bookingId: string, scope: SeriesScope): number | undefined {
  const first = scope === 'ALL' ? occurrences.find(({ canChange }) => canChange) : occurrences.find((one) => one.bookingId === bookingId);
  return goesOn || !first ? undefined : lastNumber - first.number + 1;
}

const letters = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/**
 * A rule as a person would choose it for a series that begins on `day`; what can't be chosen stays a rule of one's own.
 * `times`: how many are left of those it counts.
 */
export function repeatOf(rule: string, day: string, times?: number): Repeat {
  const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string]));
  const count = parts.has('COUNT') ? (times ?? Number(parts.get('COUNT'))) : null;
  const own: Repeat = { ...noRepeat, every: 'own', own: count === null ? rule : rule.replace(/COUNT=\d+/, `COUNT=${count}`) };
  const every = ({ DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month' } as const)[parts.get('FREQ') ?? ''];
  const until = parts.get('UNTIL');
  const known = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', ...(every === 'week' ? ['BYDAY'] : []), ...(every === 'month' ? ['BYDAY', 'BYMONTHDAY'] : [])]);
  if (!every || [...parts.keys()].some((name) => !known.has(name)) || (until !== undefined && !/^\d{8}$/.test(until))) return own;
  const repeat: Repeat = {
    ...noRepeat,
    every,
    interval: Number(parts.get('INTERVAL') ?? 1),
    ends: count !== null ? 'count' : until === undefined ? 'never' : 'on',
    count: count ?? noRepeat.count,
    until: until === undefined ? '' : `${until.slice(0, 4)}-${until.slice(4, 6)}-${until.slice(6)}`,
  };
  const days = parts.get('BYDAY')?.split(',') ?? [];
  const weekday = letters[weekdayOf(day) - 1] ?? '';
  if (every === 'week') {
    if (days.some((one) => !letters.includes(one))) return own;
    // The day of the chosen one is always among them, whatever day it moves to.
    return { ...repeat, weekdays: days.filter((one) => one !== weekday).map((one) => letters.indexOf(one) + 1) };
  }
  if (every === 'day') return repeat;
  const monthDay = parts.get('BYMONTHDAY');
  if (days.length === 0 && (monthDay === undefined || Number(monthDay) === Number(day.slice(8, 10)))) return { ...repeat, month: 'day' };
  if (monthDay === undefined && days.length === 1 && days[0] === `${nthOf(day)}${weekday}`) return { ...repeat, month: 'nth' };
  if (monthDay === undefined && days.length === 1 && days[0] === `-1${weekday}`) return { ...repeat, month: 'last' };
  return own;
}
