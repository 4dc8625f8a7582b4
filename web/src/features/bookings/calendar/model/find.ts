import type { ResourceType } from '@/generated/graphql';
import type { Place } from './places';

export interface PlaceFilter {
  readonly text: string;
  /** Empty for every kind. */
  readonly kind: ResourceType | '';
  /** The places of a floor; `undefined` for every floor. */
  readonly floor: ReadonlySet<string> | undefined;
}

/** The rows a filter leaves: by the place's name, or by who and what is in it. */
export function filtered(places: readonly Place[], { text, kind, floor }: PlaceFilter): readonly Place[] {
  const wanted = text.trim().toLocaleLowerCase();
  const has = (...words: string[]) => words.some((word) => word.toLocaleLowerCase().includes(wanted));
  return places.filter(
    (place) =>
      (kind === '' || place.kind === kind) &&
      (!floor || floor.has(place.id)) &&
      (wanted === '' || has(place.name) || place.claims.some(({ who, title }) => has(who, title))),
  );
}

/** A place and how deep it stands within others. */
export interface Row {
  readonly place: Place;
  readonly depth: number;
}

/** Each place with its parts below it; a part whose whole is not shown stands by itself (B4). */
export function asTree(places: readonly Place[]): readonly Row[] {
  const shown = new Set(places.map(({ id }) => id));
  const partsOf = new Map<string, Place[]>();
  for (const place of places) {
    const whole = place.parentId !== undefined && shown.has(place.parentId) ? place.parentId : '';
    partsOf.set(whole, [...(partsOf.get(whole) ?? []), place]);
  }
  const below = (id: string, depth: number): readonly Row[] =>
    (partsOf.get(id) ?? []).flatMap((place) => [{ place, depth }, ...below(place.id, depth + 1)]);
  return below('', 0);
}
