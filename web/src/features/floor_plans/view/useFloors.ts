import { useMemo } from 'react';
import { useQuery } from 'urql';
import { FloorPlansDocument } from '@/generated/graphql';
import type { Floor } from './places';

/** The floors that are published, for the team; nothing until they are here. */
export function useFloors() {
  const [{ data, error }, ask] = useQuery({ query: FloorPlansDocument });
  const floors = useMemo(
    () => data?.floorPlans.flatMap(({ id, name, drawing }): Floor[] => (drawing ? [{ id, name, drawing }] : [])),
    [data],
  );
  return { floors, error, ask };
}
