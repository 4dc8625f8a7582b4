import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { refusalOf } from '@/client/refusal';
import { FloorPlans, useFloors, type PlaceLook, type PlanPlace } from '@/features/floor_plans';
import { m } from '@/locales/compiled/messages.js';
import { formatTime } from '@/ui/format/dates';
import { useSpaceSettings } from '@/ui/space';
import { ErrorState, LoadingState } from '@/ui/states';
import { resourcePath, sessionPath, startPath } from '../sheets';
import { isFree, type KindOfPlaces, type Place } from './places';
import { stateWords } from './words';

const looks: Readonly<Record<Place['state'], PlaceLook>> = { FREE: 'free', TAKEN: 'taken', RESERVED: 'reserved', OUT_OF_ORDER: 'out_of_order', CLOSED: 'closed' };

function shown(place: Place, zone: string, wanted: boolean): PlanPlace {
  const { resource, session, state, until } = place;
  const since = session && formatTime(session.startedAt, zone);
  const alarm = session?.overnight ? m.sessions_overnight_short() : session?.overrun ? m.sessions_overrun() : undefined;
  return {
    id: resource.id,
    name: resource.name,
    kind: resource.resourceType,
    capacity: resource.capacity,
    look: looks[state],
    words: session && since ? [m.sessions_here_since({ name: session.customer.name, time: since }), alarm].filter(Boolean).join(' · ') : stateWords(place, zone),
    alert: alarm !== undefined,
    short: session?.customer.name ?? ((state === 'FREE' || state === 'RESERVED') && until ? m.sessions_until_short({ time: formatTime(until, zone) }) : undefined),
    faded: !wanted,
  };
}

/** The house as its floor plan; what does not match the filter steps back. */
export default function PlaceMap({ places, groups }: { places: readonly Place[]; groups: readonly KindOfPlaces[] }) {
  const { zone } = useSpaceSettings();
  const navigate = useNavigate();
  const { floors, error, ask } = useFloors();
  const onPlan = useMemo(() => {
    const wanted = new Set(groups.flatMap((group) => group.places));
    return new Map(places.map((place) => [place.resource.id, shown(place, zone, wanted.has(place))]));
  }, [places, groups, zone]);

  function press(id: string): void {
    const place = places.find(({ resource }) => resource.id === id);
    if (place?.session) void navigate(sessionPath(place.session.id));
    else if (place && isFree(place)) void navigate(startPath({ resourceId: id }));
    else if (place) void navigate(resourcePath(id));
  }

  if (floors) return <FloorPlans floors={floors} places={onPlan} onPress={press} />;
  return error ? <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} /> : <LoadingState shape="cards" count={12} />;
}
