import { stateOver, type AvailabilityMap, type Claim, type Place } from '@/features/availability';
import type { PlanPlace } from '@/features/floor_plans/view/places';
import type { ResourceType } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatTime } from '@/ui/format/dates';

const kinds: Readonly<Record<Place['kind'], ResourceType>> = { seat: 'SEAT', desk: 'DESK', room: 'ROOM', event_space: 'EVENT_SPACE' };

/** A stretch of time, in milliseconds. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

interface Looking {
  /** A booking that is being moved is not in its own way. */
  readonly except?: string | undefined;
  /** A stranger books nothing here: what the desk alone books is shown as it is. */
  readonly stranger?: boolean;
}

/** How every place looks to somebody who wants it for that long. */
export function looksOver(
  map: AvailabilityMap,
  busy: ReadonlyMap<string, readonly Claim[]>,
  span: Span,
  zone: string,
  looking: Looking,
): ReadonlyMap<string, PlanPlace> {
  return new Map(map.resources.map((place) => [place.id, lookOver(place, busy.get(place.id) ?? [], span, map.serverTime, zone, looking)]));
}

function lookOver(place: Place, claims: readonly Claim[], span: Span, now: number, zone: string, { except, stranger = false }: Looking): PlanPlace {
  const others = except === undefined ? claims : claims.filter((claim) => claim.bookingId !== except);
  const state = stateOver(place, others, span.from, span.until, now);
  const time = (at: number) => formatTime(new Date(at).toISOString(), zone);
  const common = { id: place.id, name: place.name, kind: kinds[place.kind], capacity: place.capacity };
  if (!place.bookable && !stranger) return { ...common, look: 'closed', words: m.members_desk_only() };
  switch (state.kind) {
    case 'free':
      return { ...common, look: 'free', words: state.until === undefined ? m.members_free() : m.members_free_until({ time: time(state.until) }) };
    case 'closed':
      return { ...common, look: 'closed', words: m.members_closed_then() };
    case 'out_of_order':
      return { ...common, look: 'out_of_order', words: m.members_out_of_order() };
    case 'reserved':
    case 'taken': {
      const words = { from: time(state.claim.from), until: time(state.claim.usedUntil) };
      return state.claim.mine === true
        ? { ...common, look: 'mine', words: m.members_mine_then(words) }
        : { ...common, look: 'taken', words: m.members_taken_then(words) };
    }
  }
}
