import type { DoorState } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';

const looks: Record<DoorState, string> = {
  FREE: 'bg-success-fill text-on-success',
  TAKEN: 'bg-danger-fill text-on-danger',
  RESERVED: 'bg-primary text-on-primary',
  OUT_OF_ORDER: 'bg-sunken text-ink',
  CLOSED: 'bg-sunken text-ink',
};

/** The colours of a door. The word beside them says the same. */
export const stateLook = (state: DoorState): string => looks[state];

/** What a door is, in a word. */
export function stateName(state: DoorState): string {
  return {
    FREE: m.displays_free(),
    TAKEN: m.displays_taken(),
    RESERVED: m.displays_reserved(),
    OUT_OF_ORDER: m.displays_out_of_order(),
    CLOSED: m.displays_closed(),
  }[state];
}
