import type { ResourceType } from '@/generated/graphql';
import { toLatinDigits } from '@/ui/format/digits';
import type { Sort } from '@/ui/table/DataTable';
import { resourceTypes } from './words';
import type { Place } from './usePlaces';

export type PlaceColumn = 'name' | 'rate' | 'capacity';

interface Wanted {
  readonly search: string;
  readonly type: ResourceType | undefined;
  readonly sort: Sort<PlaceColumn> | undefined;
}

/** The places to show, in groups of a kind; without a sort they keep the order of the house. */
export function grouped(places: readonly Place[], { search, type, sort }: Wanted) {
  const text = plain(search);
  const found = places.filter(
    ({ resource }) => (!type || resource.resourceType === type) && plain(resource.name).includes(text),
  );
  const sorted = sort ? found.toSorted((a, b) => (sort.direction === 'ascending' ? 1 : -1) * compare(a, b, sort.column)) : found;
  return resourceTypes
    .map((kind) => ({ kind, places: sorted.filter(({ resource }) => resource.resourceType === kind) }))
    .filter((group) => group.places.length > 0);
}

const names = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function compare(a: Place, b: Place, column: PlaceColumn): number {
  switch (column) {
    case 'name':
      return names.compare(a.resource.name, b.resource.name);
    case 'rate':
      return a.resource.ratePerHour - b.resource.ratePerHour;
    case 'capacity':
      return a.resource.capacity - b.resource.capacity;
  }
}

function plain(text: string): string {
  return toLatinDigits(text).trim().toLocaleLowerCase();
}
