import type { Comparison, PeriodInput, PeriodName } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatCalendarDay } from '@/ui/format/dates';

/** From one day to another, both included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export const periodNames: readonly PeriodName[] = [
  'TODAY', 'YESTERDAY', 'THIS_WEEK', 'THIS_MONTH', 'LAST_MONTH', 'THIS_QUARTER', 'THIS_YEAR',
];
export const comparisons: readonly Comparison[] = ['PREVIOUS', 'LAST_YEAR'];

export function periodName(name: PeriodName): string {
  switch (name) {
    case 'TODAY':
      return m.reports_period_today();
    case 'YESTERDAY':
      return m.reports_period_yesterday();
    case 'THIS_WEEK':
      return m.reports_period_week();
    case 'THIS_MONTH':
      return m.reports_period_month();
    case 'LAST_MONTH':
      return m.reports_period_last_month();
    case 'THIS_QUARTER':
      return m.reports_period_quarter();
    case 'THIS_YEAR':
      return m.reports_period_year();
  }
}

export function comparisonName(comparison: Comparison): string {
  switch (comparison) {
    case 'PREVIOUS':
      return m.reports_compare_previous();
    case 'LAST_YEAR':
      return m.reports_compare_year();
  }
}

/** `20 Nov 2026`, or `1 Nov 2026 – 20 Nov 2026`. */
export function spanName({ from, to }: Span): string {
  if (from === to) return formatCalendarDay(from);
  return m.reports_span({ from: formatCalendarDay(from), to: formatCalendarDay(to) });
}

/** What the address asks for; this month when it says nothing. */
export function periodInput(filter: (name: string) => string): PeriodInput {
  const compare = comparisons.find((each) => each === filter('compare')) ?? null;
  const [from, to] = [filter('from'), filter('to')];
  if (from && to) return { from, to, compare };
  return { name: periodNames.find((each) => each === filter('period')) ?? 'THIS_MONTH', compare };
}
