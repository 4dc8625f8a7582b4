import { useMemo, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { busy, type AvailabilityMap, type Claim } from './model';
import { watchOf, type Watched } from './store';

interface Availability extends Watched {
  /** When each resource is taken, by its own claims and by those of its parts. */
  readonly busy: ReadonlyMap<string, readonly Claim[]>;
  /** Asks again after a refusal. */
  retry(): void;
}

const nothingTaken: ReadonlyMap<string, readonly Claim[]> = new Map();

const busyOf = (map: AvailabilityMap | undefined) => (map ? busy(map) : nothingTaken);

/**
 * What is taken from a moment until another (milliseconds since 1970, at most 62 days apart), live: everything at once, then each
 * change as it is committed. Screens that show the same stretch share one picture. Keep the ends still between renders: midnights,
 * not `now`.
 */
export function useAvailability(from: number, until: number): Availability {
  const client = useClient();
  const watch = useMemo(() => watchOf(client, from, until), [client, from, until]);
  const watched = useSyncExternalStore(watch.subscribe, watch.snapshot);
  const taken = useMemo(() => busyOf(watched.map), [watched.map]);
  return { ...watched, busy: taken, retry: watch.again };
}
