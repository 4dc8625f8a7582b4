import type { Minor } from '@/ui/format/money';

/** What the last answer said of a running session. */
export interface RunningPrice {
  /** RFC 3339. */
  readonly startedAt: string;
  /** Whole minutes that had passed at that answer. */
  readonly durationMinutes: number;
  /** Minor units, in that answer. */
  readonly total: Minor;
  /** Minor units an hour where the guest sits now. */
  readonly ratePerHour: Minor;
}

/** How the space bills time (P5). */
export interface Metering {
  readonly incrementMinutes: number;
  readonly graceMinutes: number;
}

const minuteMs = 60_000;

/** Minutes billed once so many whole minutes have passed: every step that was started counts. */
function billedAfter(minutes: number, { incrementMinutes, graceMinutes }: Metering): number {
  const step = Math.max(1, incrementMinutes);
  const counted = minutes - graceMinutes;
  return counted < 0 ? 0 : (Math.floor(counted / step) + 1) * step;
}

/**
 * What the total ticks to between two answers of the server, in minor units: its last figure and the steps
 * started since. Only for the eye; each answer replaces it, and no bill is made of it.
 */
export function estimatedTotal(price: RunningPrice, metering: Metering, now: number): Minor {
  const minutes = Math.floor(Math.max(0, now - Date.parse(price.startedAt)) / minuteMs);
  const since = Math.max(0, billedAfter(minutes, metering) - billedAfter(price.durationMinutes, metering));
  return price.total + Math.floor((since * price.ratePerHour) / 60);
}
