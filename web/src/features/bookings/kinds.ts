import type { ResourceType } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';

/** The kinds of places in the order they are shown. */
export const kinds: readonly ResourceType[] = ['SEAT', 'DESK', 'ROOM', 'EVENT_SPACE'];

/** All of a kind: `Seats`. */
export function kindsName(kind: ResourceType): string {
  const names = { SEAT: m.resources_seats, DESK: m.resources_desks, ROOM: m.resources_rooms, EVENT_SPACE: m.resources_event_spaces };
  return names[kind]();
}

/** One of a kind: `Seat`. */
export function kindName(kind: ResourceType): string {
  const names = { SEAT: m.resources_seat, DESK: m.resources_desk, ROOM: m.resources_room, EVENT_SPACE: m.resources_event_space };
  return names[kind]();
}
