import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { ArchivedResourcesDocument, ResourcePlacesDocument, type ResourcePlacesQuery, type ResourceRowFragment } from '@/generated/graphql';

/** A place with what it is doing now; an archived one does nothing. */
export type Place = Pick<ResourcePlacesQuery['house']['places'][number], 'state' | 'until' | 'reason' | 'session'> & {
  readonly resource: ResourceRowFragment;
};

interface Places {
  /** `undefined` until the first answer. */
  readonly places: readonly Place[] | undefined;
  readonly refusal: Refusal | undefined;
  retry(): void;
}

/** The places in use with their state, or the archived ones. */
export function usePlaces(archived: boolean): Places {
  const [now, askNow] = useQuery({ query: ResourcePlacesDocument, pause: archived });
  const [old, askOld] = useQuery({ query: ArchivedResourcesDocument, pause: !archived });
  const shown = archived ? old : now;
  const places = archived
    ? old.data?.resources.map((resource) => ({ resource, state: 'CLOSED' as const, until: null, reason: null, session: null }))
    : now.data?.house.places;
  return {
    places,
    refusal: shown.error && refusalOf(shown.error),
    retry: () => (archived ? askOld : askNow)({ requestPolicy: 'network-only' }),
  };
}
