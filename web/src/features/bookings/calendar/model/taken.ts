import type { AvailabilityMap, Claim as Taken, Place as TakenPlace } from '@/features/availability';
import type { ResourceType } from '@/generated/graphql';
import { merged, type Claim, type Place, type Span } from './places';

const kinds = { seat: 'SEAT', desk: 'DESK', room: 'ROOM', event_space: 'EVENT_SPACE' } as const satisfies Record<string, ResourceType>;

function claimOf({ id, kind, from, until, usedUntil, bookingId, sessionId, wholeId, who = '', title = '', state = '', running = false, amount }: Taken): Claim {
  return { id, kind, from, until, usedUntil, bookingId, sessionId, wholeId, who, title, state, running, amount };
}

/** The row that was made of a place, as long as nothing happens to it or its parts. */
const made = new WeakMap<TakenPlace, Place>();

function placeOf(place: TakenPlace, partly: readonly Span[]): Place {
  const last = made.get(place);
  if (last && JSON.stringify(last.partly) === JSON.stringify(partly)) return last;
  const { id, name, kind, parentId, open, claims } = place;
  const row: Place = {
    id,
    name,
    kind: kinds[kind],
    parentId: parentId ?? undefined,
    open: open.map(([from, until]) => ({ from, until })),
    claims: claims.map(claimOf),
    partly,
  };
  made.set(place, row);
  return row;
}

/** The rows of the calendar out of what is taken. Places that nothing happened to stay the same objects. */
export function placesOf(map: AvailabilityMap): readonly Place[] {
  const above = new Map(map.resources.map(({ id, parentId }) => [id, parentId]));
  const inParts = new Map<string, Span[]>();
  for (const place of map.resources) {
    // What was asked for as a whole is told of the whole itself.
    const own = place.claims.filter(({ wholeId }) => wholeId === undefined);
    if (own.length === 0) continue;
    const seen = new Set([place.id]);
    for (let id = place.parentId; id !== null && !seen.has(id); id = above.get(id) ?? null) {
      seen.add(id);
      inParts.set(id, [...(inParts.get(id) ?? []), ...own]);
    }
  }
  return map.resources.map((place) => placeOf(place, merged((inParts.get(place.id) ?? []).map(({ from, until }) => ({ from, until })))));
}
