import { useMemo } from 'react';
import { useAvailability } from '@/features/availability';
import type { Span } from './model/places';
import { placesOf } from './model/taken';

/** What takes the places in a stretch of time, as it is right now. */
export function usePlacesTaken({ from, until }: Span) {
  const { map, refusal, retry } = useAvailability(from, until);
  const places = useMemo(() => map && placesOf(map), [map]);
  return { places, refusal, retry };
}
