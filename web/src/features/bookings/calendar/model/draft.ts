import { momentAt, shareAt, snapped, type Axis } from './axis';
import { claimAt, overlaps, type Claim, type Place, type Span } from './places';

/** What somebody is about to do with time: book it, or move or stretch what is booked. */
export interface Draft extends Span {
  readonly act: 'new' | 'move' | 'stretch';
  readonly placeId: string;
  /** What is moved or stretched, and where it was. */
  readonly claim?: Claim;
  readonly homeId?: string;
}

const minuteMs = 60_000;

/** The free time around a moment, at most one step of it, cut where something begins or ends. */
export function slotAt(place: Place, axis: Axis, at: number, stepMinutes: number): Span {
  const day = axis.days.findLast(({ from }) => from <= at) ?? axis.days[0];
  const begin = snapped(axis, at, stepMinutes);
  const from = place.claims.reduce((latest, claim) => (claim.until <= at ? Math.max(latest, claim.until) : latest), begin);
  const end = Math.min(begin + stepMinutes * minuteMs, day?.until ?? Infinity);
  const until = place.claims.reduce((soonest, claim) => (claim.from > at ? Math.min(soonest, claim.from) : soonest), end);
  return { from, until };
}

/** How long a booking is when only its beginning was pointed at. */
const pointedMs = 60 * minuteMs;

/** An hour of free time from there on, less when something begins sooner. */
export function hourFrom(place: Place, from: number): Span {
  const until = place.claims.reduce((soonest, claim) => (claim.from >= from ? Math.min(soonest, claim.from) : soonest), from + pointedMs);
  return { from, until };
}

/** Where the keys are: on what takes the place at a moment, or on a piece of free time. */
export type Spot = { readonly at: number; readonly placeId: string } & (
  | { readonly claim: Claim; readonly slot?: never }
  | { readonly slot: Span; readonly claim?: never }
);

export function spotAt(place: Place, axis: Axis, at: number, stepMinutes: number): Spot {
  const claim = claimAt(place, at);
  const where = { at, placeId: place.id };
  return claim ? { ...where, claim } : { ...where, slot: slotAt(place, axis, at, stepMinutes) };
}

/** The moment an arrow goes to along a row; the night between two days is leapt over. `undefined` at the end. */
export function besideSpot(axis: Axis, spot: Spot, way: 1 | -1): number | undefined {
  const { from, until } = spot.claim ?? spot.slot;
  const at = way === 1 ? until : from - 1;
  const inside = axis.days.find((day) => at >= day.from && at < day.until);
  if (inside) return at;
  if (way === 1) return axis.days.find((day) => day.from >= at)?.from;
  const before = axis.days.findLast((day) => day.until <= from);
  return before && before.until - 1;
}

/** The same length elsewhere; it stays within what is shown. */
export function movedTo(draft: Draft, axis: Axis, from: number, placeId: string): Draft {
  const length = draft.until - draft.from;
  const first = axis.days[0]?.from ?? from;
  const last = axis.days.at(-1)?.until ?? from;
  const begins = Math.max(first, Math.min(from, last - 1));
  return { ...draft, placeId, from: begins, until: begins + length };
}

/** Another beginning or end; at least a step long. */
export function stretchedTo(draft: Draft, edge: 'from' | 'until', at: number, stepMinutes: number): Draft {
  const step = stepMinutes * minuteMs;
  return edge === 'from'
    ? { ...draft, from: Math.min(at, draft.until - step) }
    : { ...draft, until: Math.max(at, draft.from + step) };
}

/** What is drawn between where the press began and where the pointer is, in whole steps either way. */
export function drawn(axis: Axis, placeId: string, pressed: number, now: number, stepMinutes: number): Draft {
  const [low, high] = pressed <= now ? [pressed, now] : [now, pressed];
  const from = snapped(axis, low, stepMinutes);
  const until = snapped(axis, high, stepMinutes, Math.ceil);
  return { act: 'new', placeId, from, until: Math.max(until, from + stepMinutes * minuteMs) };
}

/** Whether its guest is here: what is left to change is when it ends. */
export function isHere({ running, state }: Claim): boolean {
  return running || state === 'checked_in';
}

/** Whether it was changed at all. */
export function isElsewhere({ claim, homeId, placeId, from, until }: Draft): boolean {
  return !claim || placeId !== homeId || from !== claim.from || until !== claim.usedUntil;
}

/** What it would lie upon, as far as this screen knows; the server decides. */
export function inTheWay(draft: Draft, place: Place): Claim | undefined {
  return place.claims.find((claim) => (!draft.claim || !sameTaking(claim, draft.claim)) && overlaps(claim, draft));
}

function sameTaking(one: Claim, other: Claim): boolean {
  return one.id === other.id || (one.bookingId !== undefined && one.bookingId === other.bookingId);
}

/** Where a draft lies in its row. */
export function ghostOf(axis: Axis, { from, until }: Span): { start: number; width: number } {
  const start = shareAt(axis, from);
  return { start, width: shareAt(axis, until) - start };
}

/** The moment under the pointer; from right to left time runs to the left. */
export function momentUnder(axis: Axis, box: { left: number; width: number }, x: number, rightToLeft: boolean): number {
  const share = (x - box.left) / box.width;
  return momentAt(axis, rightToLeft ? 1 - share : share);
}
