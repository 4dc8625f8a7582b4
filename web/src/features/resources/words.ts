import type { ResourceType } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';

/** In the order they are shown. */
export const resourceTypes: readonly ResourceType[] = ['SEAT', 'DESK', 'ROOM', 'EVENT_SPACE'];

/** One of a kind: `Seat`. */
export function typeName(type: ResourceType): string {
  switch (type) {
    case 'SEAT':
      return m.resources_seat();
    case 'DESK':
      return m.resources_desk();
    case 'ROOM':
      return m.resources_room();
    case 'EVENT_SPACE':
      return m.resources_event_space();
  }
}

/** All of a kind: `Seats`. */
export function typesName(type: ResourceType): string {
  switch (type) {
    case 'SEAT':
      return m.resources_seats();
    case 'DESK':
      return m.resources_desks();
    case 'ROOM':
      return m.resources_rooms();
    case 'EVENT_SPACE':
      return m.resources_event_spaces();
  }
}
