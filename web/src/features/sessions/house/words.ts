import type { ResourceType } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatTime } from '@/ui/format/dates';
import type { Place } from './places';

/** The name of a kind of place, in the plural: it heads the group. */
export function kindName(kind: ResourceType): string {
  switch (kind) {
    case 'SEAT':
      return m.sessions_kind_seat();
    case 'DESK':
      return m.sessions_kind_desk();
    case 'ROOM':
      return m.sessions_kind_room();
    case 'EVENT_SPACE':
      return m.sessions_kind_event_space();
  }
}

/** The state of a place in words; what is taken is told by who sits there. */
export function stateWords({ state, until, reason }: Place, zone: string): string {
  const time = until ? formatTime(until, zone) : undefined;
  switch (state) {
    case 'FREE':
      return time ? m.sessions_free_until({ time }) : m.sessions_free();
    case 'TAKEN':
      return m.sessions_taken();
    case 'RESERVED':
      return time ? m.sessions_reserved_until({ time }) : m.sessions_reserved();
    case 'CLOSED':
      return m.sessions_after_hours();
    case 'OUT_OF_ORDER': {
      const what = reason ? m.sessions_out_of_order_because({ reason }) : m.sessions_out_of_order();
      return time && until && !isOpenEnd(until) ? m.sessions_until({ what, time }) : what;
    }
  }
}

/** Closures without an end are stored with one in the far future. */
function isOpenEnd(until: string): boolean {
  return until.startsWith('9');
}
