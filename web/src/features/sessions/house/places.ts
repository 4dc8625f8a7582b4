import type { PlaceGlanceFragment, ResourceType } from '@/generated/graphql';

export type Place = PlaceGlanceFragment;

/** The kinds in the order the house shows them. */
export const kinds: readonly ResourceType[] = ['SEAT', 'DESK', 'ROOM', 'EVENT_SPACE'];

export type StateFilter = 'all' | 'free' | 'taken';

export interface PlaceFilter {
  readonly text: string;
  readonly state: StateFilter;
  readonly kind: ResourceType | 'all';
}

export const everyPlace: PlaceFilter = { text: '', state: 'all', kind: 'all' };

/** Names compare as people count: A2 before A10. */
const byName = new Intl.Collator(['en', 'ar'], { numeric: true, sensitivity: 'base' });

function inOrder(a: Place, b: Place): number {
  return a.resource.position - b.resource.position || byName.compare(a.resource.name, b.resource.name);
}

/** Whether someone can sit down here now; the desk may let people in outside opening hours. */
export function isFree(place: Place): boolean {
  return place.state === 'FREE' || place.state === 'CLOSED';
}

function matches(place: Place, { text, state, kind }: PlaceFilter): boolean {
  if (kind !== 'all' && place.resource.resourceType !== kind) return false;
  if (state === 'free' && !isFree(place)) return false;
  if (state === 'taken' && place.state !== 'TAKEN') return false;
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === '') return true;
  const guest = place.session?.customer;
  return [place.resource.name, guest?.name, guest?.humanId].some((word) => word?.toLocaleLowerCase().includes(wanted));
}

export interface KindOfPlaces {
  readonly kind: ResourceType;
  readonly places: readonly Place[];
  readonly free: number;
  readonly all: number;
}

/** The places by kind, in their order; kinds of which none is left are left out. */
export function byKind(places: readonly Place[], filter: PlaceFilter): readonly KindOfPlaces[] {
  return kinds
    .map((kind) => {
      const ofKind = places.filter((place) => place.resource.resourceType === kind);
      return {
        kind,
        places: ofKind.filter((place) => matches(place, filter)).toSorted(inOrder),
        free: ofKind.filter(isFree).length,
        all: ofKind.length,
      };
    })
    .filter((group) => group.places.length > 0);
}

/** Everything taken, the longest stay first. */
export function activeSessions(places: readonly Place[]) {
  return places
    .flatMap((place) => place.session ?? [])
    .toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
}

/** Where a guest is asked to sit: where they sat last if it is free, else the first free seat, then any free place. */
export function suggestedPlace(places: readonly Place[], lastResourceId?: string): Place | undefined {
  const free = places.filter(isFree).toSorted(inOrder);
  return (
    free.find((place) => place.resource.id === lastResourceId) ??
    kinds.map((kind) => free.find((place) => place.resource.resourceType === kind)).find(Boolean)
  );
}

export type PlaceSort = 'place' | 'state' | 'since' | 'total';

const stateRank: Record<Place['state'], number> = { TAKEN: 0, RESERVED: 1, FREE: 2, CLOSED: 3, OUT_OF_ORDER: 4 };

/** The places of a list in the order of one column; places without a value in it come last. */
export function sortPlaces(places: readonly Place[], by: PlaceSort, direction: 'ascending' | 'descending'): readonly Place[] {
  if (by === 'place' && direction === 'ascending') return places;
  const sign = direction === 'ascending' ? 1 : -1;
  return places.toSorted((a, b) => {
    if (by === 'place') return sign * byName.compare(a.resource.name, b.resource.name);
    if (by === 'state') return sign * (stateRank[a.state] - stateRank[b.state]) || inOrder(a, b);
    if (!a.session || !b.session) return Number(!a.session) - Number(!b.session) || inOrder(a, b);
    if (by === 'since') return sign * a.session.startedAt.localeCompare(b.session.startedAt);
    return sign * (a.session.total - b.session.total);
  });
}
