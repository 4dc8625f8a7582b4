/** What takes a resource: a stay, a closure, a booking, or a hold while somebody pays. */
export type ClaimKind = 'session' | 'closure' | 'booking' | 'hold';

/** One claim; what the reader may not know is left out. Moments are milliseconds since 1970. */
export interface Claim {
  readonly id: string;
  readonly kind: ClaimKind;
  readonly from: number;
  /** With the turnaround that follows. */
  readonly until: number;
  readonly usedUntil: number;
  /** What was asked for, when this is only a part of it. */
  readonly wholeId?: string;
  /** A stay that goes on, be it past its `until`. */
  readonly running?: boolean;
  readonly mine?: boolean;
  readonly bookingId?: string;
  readonly sessionId?: string;
  readonly customerId?: string;
  readonly who?: string;
  readonly title?: string;
  /** Where a booking stands: held, pending, confirmed, checked_in … */
  readonly state?: string;
  /** What was quoted for it, in minor units. */
  readonly amount?: number;
}

/** A resource with what takes it, in order. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly kind: 'seat' | 'desk' | 'room' | 'event_space';
  readonly parentId: string | null;
  readonly capacity: number;
  /** Whether the reader may book it at all. */
  readonly bookable: boolean;
  /** When it is open, in order. */
  readonly open: readonly (readonly [number, number])[];
  readonly claims: readonly Claim[];
}

/** All resources in use in a stretch of time. */
export interface AvailabilityMap {
  readonly seq: number;
  readonly serverTime: number;
  readonly from: number;
  readonly until: number;
  readonly resources: readonly Place[];
}

/** What the server tells: everything, or what changed. */
export interface AvailabilityNews {
  readonly seq: number;
  readonly map?: AvailabilityMap;
  readonly changed?: readonly (Claim & { readonly resourceId: string })[];
  readonly gone?: readonly string[];
}

/** The map after news. Places that nothing happened to stay the same objects, so that only what changed is drawn again. */
export function told(map: AvailabilityMap | undefined, news: AvailabilityNews): AvailabilityMap | undefined {
  if (news.map) return news.map;
  if (!map) return undefined;
  const changed = news.changed ?? [];
  const touched = new Set([...(news.gone ?? []), ...changed.map((claim) => claim.id)]);
  const come = Map.groupBy(
    changed.filter((claim) => (claim.from < map.until && claim.until > map.from) || claim.running === true),
    (claim) => claim.resourceId,
  );
  const resources = map.resources.map((place) => {
    const added = come.get(place.id) ?? [];
    const kept = place.claims.filter((claim) => !touched.has(claim.id));
    if (added.length === 0 && kept.length === place.claims.length) return place;
    return { ...place, claims: [...kept, ...added].toSorted((a, b) => a.from - b.from) };
  });
  return { ...map, seq: Math.max(map.seq, news.seq), resources };
}

/** The parts of each resource, and their parts. */
function partsOf(map: AvailabilityMap): Map<string, Place[]> {
  const byId = new Map(map.resources.map((place) => [place.id, place]));
  const parts = new Map<string, Place[]>();
  for (const place of map.resources) {
    const seen = new Set([place.id]);
    for (let above = place.parentId; above !== null && !seen.has(above); above = byId.get(above)?.parentId ?? null) {
      seen.add(above);
      parts.set(above, [...(parts.get(above) ?? []), place]);
    }
  }
  return parts;
}

/**
 * When each resource is taken, in order: by its own claims and by those of its parts, for a room can't be booked while a
 * desk in it is. Claims of the parts that come from claiming the whole are its own already.
 */
export function busy(map: AvailabilityMap): ReadonlyMap<string, readonly Claim[]> {
  const parts = partsOf(map);
  return new Map(
    map.resources.map((place) => {
      const below = parts.get(place.id);
      if (!below) return [place.id, place.claims];
      const inside = new Set(below.map((part) => part.id));
      const ofParts = below.flatMap((part) => part.claims.filter((claim) => !claim.wholeId || inside.has(claim.wholeId)));
      return [place.id, [...place.claims, ...ofParts].toSorted((a, b) => a.from - b.from)];
    }),
  );
}

/** What a place is at one moment, for everybody who looks. */
export type PlaceState =
  | { readonly kind: 'free'; /** Until the next claim or closing time. */ readonly until: number | undefined }
  | { readonly kind: 'taken' | 'reserved' | 'out_of_order'; readonly claim: Claim }
  | { readonly kind: 'closed'; /** When it opens again. */ readonly until: number | undefined };

/** Until when a claim is in the way: a stay that overran, until somebody ends it, but it never blocks what is ahead. */
function endOf(claim: Claim, now: number): number {
  return claim.running === true ? Math.max(claim.until, now + 1) : claim.until;
}

function stateBy(claim: Claim): 'taken' | 'reserved' | 'out_of_order' {
  if (claim.kind === 'closure') return 'out_of_order';
  return claim.kind === 'session' ? 'taken' : 'reserved';
}

/** What a place is at a moment: `taken` by a stay, `reserved` by a booking or a hold. `now`: when that is another moment. */
export function stateAt(place: Place, claims: readonly Claim[], at: number, now = at): PlaceState {
  const current = claims.find((claim) => claim.from <= at && at < endOf(claim, now));
  if (current) return { kind: stateBy(current), claim: current };
  const open = place.open.find(([from, until]) => from <= at && at < until);
  if (!open) return { kind: 'closed', until: place.open.find(([from]) => from > at)?.[0] };
  const next = claims.find((claim) => claim.from > at);
  return { kind: 'free', until: next && next.from < open[1] ? next.from : open[1] };
}

/** What a place is over a whole interval: free only when nothing of it is taken and it is open throughout. */
export function stateOver(place: Place, claims: readonly Claim[], from: number, until: number, now: number): PlaceState {
  const inTheWay = claims.find((claim) => claim.from < until && from < endOf(claim, now));
  if (inTheWay) return { kind: stateBy(inTheWay), claim: inTheWay };
  const open = place.open.find(([opens, closes]) => opens <= from && until <= closes);
  if (!open) return { kind: 'closed', until: place.open.find(([opens]) => opens > from)?.[0] };
  return { kind: 'free', until: claims.find((claim) => claim.from >= until)?.from ?? open[1] };
}
