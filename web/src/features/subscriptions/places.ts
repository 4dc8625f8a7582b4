import type { ResourceType } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';

/** In the order they are shown. */
export const placeTypes: readonly ResourceType[] = ['SEAT', 'DESK', 'ROOM', 'EVENT_SPACE'];

/** All of a kind: `Seats`. */
export const placeNames: Readonly<Record<ResourceType, () => string>> = {
  SEAT: m.resources_seats,
  DESK: m.resources_desks,
  ROOM: m.resources_rooms,
  EVENT_SPACE: m.resources_event_spaces,
};
