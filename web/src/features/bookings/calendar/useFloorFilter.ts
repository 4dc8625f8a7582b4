import { useMemo } from 'react';
import { useFloors } from '@/features/floor_plans';

/** The floors that are published, and the places that stand on the chosen one; every place while none is chosen. */
export function useFloorFilter(chosen: string) {
  const { floors = [] } = useFloors();
  const onFloor = useMemo(() => {
    const floor = floors.find(({ id }) => id === chosen);
    return floor && new Set(floor.drawing.items.flatMap((item) => (item.kind === 'place' && item.resourceId ? [item.resourceId] : [])));
  }, [floors, chosen]);
  return { floors, onFloor };
}
