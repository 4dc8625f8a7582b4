import type { ResourceType } from '@/generated/graphql';

/** A stretch of time, half-open, in milliseconds since the epoch (T2). */
export interface Span {
  readonly from: number;
  readonly until: number;
}

export type ClaimKind = 'booking' | 'session' | 'closure' | 'hold';

/** What takes a place for a while. */
export interface Claim extends Span {
  readonly id: string;
  readonly kind: ClaimKind;
  /** Without the turnaround that follows (B3). */
  readonly usedUntil: number;
  readonly bookingId: string | undefined;
  readonly sessionId: string | undefined;
  /** The place that was asked for, when it is another than this one (B4). */
  readonly wholeId: string | undefined;
  readonly who: string;
  readonly title: string;
  /** Where its booking stands, such as `confirmed`; empty for what has none. */
  readonly state: string;
  /** A stay that goes on, be it past its end (B12). */
  readonly running: boolean;
  /** Minor units; `undefined` for what has no price of its own. */
  readonly amount: number | undefined;
}

/** A row of the calendar: something that can be booked, with its opening hours and what takes it. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly kind: ResourceType;
  readonly parentId: string | undefined;
  readonly open: readonly Span[];
  /** In the order of their beginning. */
  readonly claims: readonly Claim[];
  /** When one of its parts is taken, so that it can't be had as a whole (B4); in order, none touching another. */
  readonly partly: readonly Span[];
}

export function overlaps(one: Span, other: Span): boolean {
  return one.from < other.until && other.from < one.until;
}

/** What takes the place at that moment. */
export function claimAt(place: Place, at: number): Claim | undefined {
  return place.claims.find((claim) => claim.from <= at && at < claim.until);
}

/** The same stretches, in order, those that touch as one. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const whole: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = whole.at(-1);
    if (last && span.from <= last.until) whole[whole.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
    else whole.push(span);
  }
  return whole;
}
