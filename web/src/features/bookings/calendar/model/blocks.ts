import { shareAt, type Axis } from './axis';
import type { Claim, Place, Span } from './places';

/** A claim as it lies in its row; lengths are shares of the axis. */
export interface Block {
  readonly claim: Claim;
  readonly start: number;
  readonly width: number;
  /** The turnaround behind it (B3). */
  readonly tail: number;
  /** It began before, or goes on after what is shown. */
  readonly before: boolean;
  readonly after: boolean;
  /** A stay past its end lies over the next booking: it gets a lane of its own (B12). */
  readonly lane: number;
}

/** When it really ends: a stay that goes on past its end has its place until now. */
function usedSpan({ running, from, usedUntil }: Claim, now: number): Span {
  return { from, until: running ? Math.max(usedUntil, now) : usedUntil };
}

/** The blocks of a row, and how many lanes they need. */
export function blocksOf(place: Place, axis: Axis, now: number): { blocks: readonly Block[]; lanes: number } {
  const [first, last] = [axis.days[0]?.from ?? 0, axis.days.at(-1)?.until ?? 0];
  const ends: number[] = [];
  const blocks: Block[] = [];
  for (const claim of place.claims) {
    const { from, until } = usedSpan(claim, now);
    const [start, end] = [shareAt(axis, from), shareAt(axis, until)];
    const tailEnd = shareAt(axis, Math.max(claim.until, until));
    if (tailEnd <= start) continue;
    const free = ends.findIndex((taken) => taken <= from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = until;
    blocks.push({ claim, start, width: end - start, tail: tailEnd - end, before: from < first, after: until > last, lane });
  }
  return { blocks, lanes: Math.max(1, ends.length) };
}

/** When one of its parts is taken, of what is shown (B4). */
export function partlySpans(place: Place, axis: Axis): readonly { start: number; width: number }[] {
  return place.partly
    .map(({ from, until }) => ({ start: shareAt(axis, from), width: shareAt(axis, until) - shareAt(axis, from) }))
    .filter(({ width }) => width > 0);
}

/** When a row is closed, of what is shown. */
export function closedSpans(place: Place, axis: Axis): readonly { start: number; width: number }[] {
  return axis.days.flatMap((day) => {
    const closed: Span[] = [];
    let at = day.from;
    for (const { from, until } of place.open) {
      if (until <= at || from >= day.until) continue;
      if (from > at) closed.push({ from: at, until: from });
      at = Math.max(at, until);
    }
    if (at < day.until) closed.push({ from: at, until: day.until });
    return closed.map(({ from, until }) => ({ start: (day.offset + from - day.from) / axis.length, width: (until - from) / axis.length }));
  });
}
