import type { SubscriptionRowFragment, SubscriptionState } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import type { Tone } from '@/ui/Badge';
import { formatCalendarDay } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { formatMinutes } from '@/ui/format/duration';

export function stateName(state: SubscriptionState): string {
  switch (state) {
    case 'QUEUED':
      return m.subscriptions_state_queued();
    case 'RUNNING':
      return m.subscriptions_state_running();
    case 'PAUSED':
      return m.subscriptions_state_paused();
    case 'ENDED':
      return m.subscriptions_state_ended();
    case 'CANCELLED':
      return m.subscriptions_state_cancelled();
  }
}

const tones: Readonly<Record<SubscriptionState, Tone>> = {
  QUEUED: 'info',
  RUNNING: 'success',
  PAUSED: 'warning',
  ENDED: 'neutral',
  CANCELLED: 'neutral',
};

export function stateTone(state: SubscriptionState): Tone {
  return tones[state];
}

/** `4 days left`, or when it begins; nothing once it is over. */
export function standing(row: SubscriptionRowFragment): string {
  switch (row.state) {
    case 'QUEUED':
      return m.subscriptions_begins_on({ day: formatCalendarDay(row.startsOn) });
    case 'RUNNING':
      return daysLeft(row.daysLeft);
    case 'PAUSED':
      return row.pause ? m.subscriptions_back_on({ day: formatCalendarDay(row.pause.untilOn) }) : daysLeft(row.daysLeft);
    case 'ENDED':
    case 'CANCELLED':
      return '';
  }
}

export function daysLeft(days: number): string {
  return m.subscriptions_days_left({ count: days, number: formatNumber(days) });
}

export function days(count: number): string {
  return m.subscriptions_days({ count, number: formatNumber(count) });
}

/** What is left of the allowance, or that there is no limit. */
export function hoursLeft(row: SubscriptionRowFragment): string {
  if (typeof row.includedMinutes !== 'number') return m.subscriptions_no_limit();
  return m.subscriptions_hours_left({ left: formatMinutes(row.minutesLeft ?? 0), all: formatMinutes(row.includedMinutes) });
}

/** `20 Nov 2026 – 26 Nov 2026`. */
export function daysOf(row: { readonly startsOn: string; readonly endsOn: string }): string {
  return m.subscriptions_from_to({ from: formatCalendarDay(row.startsOn), to: formatCalendarDay(row.endsOn) });
}

export const isOver = (state: SubscriptionState) => state === 'ENDED' || state === 'CANCELLED';
