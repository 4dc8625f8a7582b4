import type { Minor } from '@/ui/format/money';

/** What the last answer said of a running session. */
export interface RunningPrice {
  /** RFC 3339. */
  readonly startedAt: string;
  /** Minutes billed in that answer. */
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

/**
 * What the total ticks to between two answers of the server, in minor units: its last figure and the steps
 * started since. Only for the eye; each answer replaces it, and no bill is made of it.
 */
export function estimatedTotal(price: RunningPrice, metering: Metering, now: number): Minor {
  const step = Math.max(1, metering.incrementMinutes) * minuteMs;
  const billable = now - Date.parse(price.startedAt) - metering.graceMinutes * minuteMs;
  const minutes = (Math.ceil(Math.max(0, billable) / step) * step) / minuteMs;
  const since = Math.max(0, minutes - price.durationMinutes);
  return price.total + Math.floor((since * price.ratePerHour) / 60);
}
