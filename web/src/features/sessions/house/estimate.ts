import type { Minor } from '@/ui/format/money';

/** What the last answer said of a running session. */
export interface RunningPrice {
  /** RFC 3339. */
  readonly startedAt: string;
  /** Whole minutes that had passed at that answer. */
  readonly durationMinutes: number;
  /** Minor units, in that answer. */
  readonly total: Minor;
  /** How it goes on from there; nothing when it does not. */
  readonly running?: GoingOn | null | undefined;
}

/** By the server: plans, bands, caps and packages are in it already. */
export interface GoingOn {
  /** Minor units another hour costs. */
  readonly ratePerHour: Minor;
  readonly incrementMinutes: number;
  readonly graceMinutes: number;
  /** RFC 3339; until then it holds. */
  readonly until?: string | null | undefined;
}

const minuteMs = 60_000;

/** Minutes billed once so many whole minutes have passed: every step that was started counts (P5). */
function billedAfter(minutes: number, { incrementMinutes, graceMinutes }: GoingOn): number {
  const step = Math.max(1, incrementMinutes);
  const counted = minutes - graceMinutes;
  return counted < 0 ? 0 : (Math.floor(counted / step) + 1) * step;
}

/**
 * What the total ticks to between two answers of the server, in minor units: its last figure and the steps
 * started since, as long as the server said that its rate holds. Only for the eye; no bill is made of it.
 */
export function estimatedTotal(price: RunningPrice, now: number): Minor {
  const { running } = price;
  if (!running) return price.total;
  const until = running.until ? Math.min(now, Date.parse(running.until) - 1) : now;
  const minutes = Math.floor(Math.max(0, until - Date.parse(price.startedAt)) / minuteMs);
  const since = Math.max(0, billedAfter(minutes, running) - billedAfter(price.durationMinutes, running));
  return price.total + Math.floor((since * running.ratePerHour) / 60);
}

/** When the first of these stops going on as it does, in milliseconds; nothing when none will soon. */
export function nextBend(prices: readonly RunningPrice[]): number | undefined {
  const bends = prices.flatMap(({ running }) => (running?.until ? [Date.parse(running.until)] : []));
  return bends.length === 0 ? undefined : Math.min(...bends);
}
