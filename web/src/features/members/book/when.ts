import type { AvailabilityMap } from '@/features/availability';

type Stretch = readonly [number, number];

/** Starts and ends are offered on steps of so many milliseconds; the server says where a place asks for longer ones. */
export const stepMs = 15 * 60_000;
/** The shortest stretch that is offered. */
const leastMs = 30 * 60_000;
const usualMs = 2 * 3_600_000;

/** When anything is open that opens on a day: midnight to midnight of the space, as milliseconds. */
export function openingsOf(map: AvailabilityMap | undefined, from: number, until: number): readonly Stretch[] {
  const all = (map?.resources ?? []).flatMap((place) => place.open).filter(([opens, closes]) => opens < until && closes > from);
  const sorted = all.toSorted((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [opens, closes] of sorted) {
    const last = merged.at(-1);
    if (last && opens <= last[1]) last[1] = Math.max(last[1], closes);
    else merged.push([opens, closes]);
  }
  return merged;
}

const up = (at: number) => Math.ceil(at / stepMs) * stepMs;

/** The starts that can be chosen on a day. */
export function startsOf(openings: readonly Stretch[], from: number, until: number, now: number): readonly number[] {
  return openings.flatMap(([opens, closes]) => {
    const first = up(Math.max(opens, from, now));
    const last = Math.min(closes - leastMs, until - stepMs);
    return Array.from({ length: Math.max(0, Math.floor((last - first) / stepMs) + 1) }, (_, index) => first + index * stepMs);
  });
}

/** The ends that can be chosen after a start: until its opening is over. */
export function endsOf(openings: readonly Stretch[], start: number): readonly number[] {
  const closes = openings.find(([opens, ends]) => opens <= start && start < ends)?.[1] ?? start;
  const first = start + leastMs;
  return Array.from({ length: Math.max(0, Math.floor((closes - first) / stepMs) + 1) }, (_, index) => first + index * stepMs);
}

/** What was asked for, as near as a day allows: the start nearest to it, and as long as it lasts. */
export function settled(
  openings: readonly Stretch[],
  starts: readonly number[],
  wanted: { readonly from: number | undefined; readonly length: number | undefined },
): { readonly from: number; readonly until: number } | undefined {
  const { from = starts[0], length = usualMs } = wanted;
  if (from === undefined) return undefined;
  const start = starts.toSorted((a, b) => Math.abs(a - from) - Math.abs(b - from))[0];
  if (start === undefined) return undefined;
  const ends = endsOf(openings, start);
  const end = ends.findLast((each) => each <= start + length) ?? ends[0];
  return end === undefined ? undefined : { from: start, until: end };
}
