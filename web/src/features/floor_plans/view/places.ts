import type { ResourceType } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import type { PlaceItem, Plan } from '../editor/model/plan';

/** What somebody who looks at the plan must tell apart, in the order of the legend. */
export const looks = ['free', 'mine', 'reserved', 'taken', 'closed', 'out_of_order'] as const;
export type PlaceLook = (typeof looks)[number];

/** One place as the plan shows it; what it does is the server's word, how it is said the caller's. */
export interface PlanPlace {
  readonly id: string;
  readonly name: string;
  readonly kind: ResourceType;
  readonly capacity: number;
  readonly look: PlaceLook;
  /** Read out and written below the plan: `Free until 15:00`. */
  readonly words: string;
  /** On the place itself where it is large enough; the look in a word when left out. */
  readonly short?: string | undefined;
  /** Needs a look: somebody stays over their time, say. */
  readonly alert?: boolean;
  /** Not what is looked for: it steps back. */
  readonly faded?: boolean;
}

export type PlanPlaces = ReadonlyMap<string, PlanPlace>;

/** A floor that is shown. */
export interface Floor {
  readonly id: string;
  readonly name: string;
  readonly drawing: Plan;
}

export function lookName(look: PlaceLook): string {
  switch (look) {
    case 'free':
      return m.floor_plans_free();
    case 'mine':
      return m.floor_plans_mine();
    case 'reserved':
      return m.floor_plans_reserved();
    case 'taken':
      return m.floor_plans_taken();
    case 'closed':
      return m.floor_plans_closed();
    case 'out_of_order':
      return m.floor_plans_out_of_order();
  }
}

/** `A3, free until 15:00`: how a place is called to those who don't see the plan. */
export const placeWords = ({ name, words }: PlanPlace): string => m.floor_plans_place({ name, words });

export interface Standing {
  readonly item: PlaceItem;
  readonly place: PlanPlace;
}

/** The places that stand on a drawing and are known, as they are drawn. */
export function standing(drawing: Plan, places: PlanPlaces): readonly Standing[] {
  return drawing.items.flatMap((item) => {
    const place = item.kind === 'place' && item.resourceId ? places.get(item.resourceId) : undefined;
    return place && item.kind === 'place' ? [{ item, place }] : [];
  });
}

/** The places that stand on none of the floors. */
export function notDrawn(floors: readonly Floor[], places: PlanPlaces): readonly PlanPlace[] {
  const drawn = new Set(floors.flatMap(({ drawing }) => drawing.items.flatMap((item) => (item.kind === 'place' ? (item.resourceId ?? []) : []))));
  return [...places.values()].filter(({ id }) => !drawn.has(id));
}
