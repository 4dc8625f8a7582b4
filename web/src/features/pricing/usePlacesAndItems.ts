import { useMemo } from 'react';
import { useQuery } from 'urql';
import { PricePlacesDocument, type PricePlacesQuery } from '@/generated/graphql';

export type PricedPlace = PricePlacesQuery['resources'][number];
export type PricedItem = PricePlacesQuery['items']['nodes'][number];

const nothing: PricePlacesQuery = { resources: [], items: { nodes: [] } };

/** The places and items that rules can name, with their names by id. */
export function usePlacesAndItems() {
  const [{ data = nothing }] = useQuery({ query: PricePlacesDocument });
  return useMemo(() => {
    const places = data.resources;
    const items = data.items.nodes;
    return {
      places,
      items,
      names: {
        places: new Map(places.map(({ id, name }) => [id, name])),
        items: new Map(items.map(({ id, name }) => [id, name])),
      },
    };
  }, [data]);
}
