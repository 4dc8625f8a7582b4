import type { FloorPlanEditFragment } from '@/generated/graphql';
import type { Known } from './model/places';
import type { Plan } from './model/plan';

const emptyFloor: Plan = { width: 1_200, height: 800, underlay: null, items: [] };

/** The draft, unless it says the same as what is published. */
export function drawnOn({ draft, drawing }: FloorPlanEditFragment): Plan {
  if (drawing && (!draft || JSON.stringify(draft) === JSON.stringify(drawing))) return drawing;
  return draft ?? emptyFloor;
}

/** The places that stood on the published plan and no longer stand on this one. */
export function leavingNames(published: Plan | null | undefined, plan: Plan, known: Known): string[] {
  const here = new Set(plan.items.map((item) => (item.kind === 'place' ? item.resourceId : null)));
  return (published?.items ?? []).flatMap((item) => {
    if (item.kind !== 'place' || !item.resourceId || here.has(item.resourceId)) return [];
    return known.get(item.resourceId)?.name ?? [];
  });
}
