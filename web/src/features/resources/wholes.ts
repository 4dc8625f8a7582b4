/** A place and what it is a part of. */
interface Part {
  readonly id: string;
  readonly parentId?: string | null;
}

/** What a place can be a part of: all but itself and what is below it (B4). */
export function possibleWholes<Of extends Part>(places: readonly Of[], id: string | undefined): readonly Of[] {
  if (id === undefined) return places;
  const parentOf = new Map(places.map((place) => [place.id, place.parentId ?? undefined]));
  const isBelow = (place: Of): boolean => {
    const seen = new Set<string>();
    for (let at: string | undefined = place.id; at !== undefined && !seen.has(at); at = parentOf.get(at)) {
      if (at === id) return true;
      seen.add(at);
    }
    return false;
  };
  return places.filter((place) => !isBelow(place));
}
