import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import type { Place } from './usePlaces';

/** What a place is doing now, by colour and words. */
export function StateBadge({ place }: { place: Place }) {
  if (place.resource.archivedAt) return <StatusBadge>{m.resources_is_archived()}</StatusBadge>;
  switch (place.state) {
    case 'FREE':
      return <StatusBadge tone="success">{m.resources_free()}</StatusBadge>;
    case 'TAKEN':
      return <StatusBadge tone="accent">{m.resources_taken()}</StatusBadge>;
    case 'RESERVED':
      return <StatusBadge tone="info">{m.resources_reserved()}</StatusBadge>;
    case 'OUT_OF_ORDER':
      return <StatusBadge tone="danger">{m.resources_out_of_order()}</StatusBadge>;
    case 'CLOSED':
      return <StatusBadge>{m.resources_closed()}</StatusBadge>;
  }
}
