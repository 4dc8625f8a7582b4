import type { ResourceType } from '@/generated/graphql';
import { boundsOf, overlap, type Bounds, type Point } from './geometry';
import type { BoxItem, Item, NewPlace, Plan, WallItem } from './plan';
import { grid } from './snap';

/** What can be drawn: a place of some kind, or a thing of the room. */
export type Tool = ResourceType | 'wall' | 'door' | 'label' | 'area' | 'plant';

export const placeTools: readonly ResourceType[] = ['SEAT', 'DESK', 'ROOM', 'EVENT_SPACE'];
export const thingTools = ['wall', 'door', 'area', 'label', 'plant'] as const satisfies readonly Tool[];

export const isPlaceTool = (tool: Tool): tool is ResourceType => placeTools.some((each) => each === tool);

/** How large something is when nobody drags it out, in centimetres. */
const sizes: Record<Tool, { width: number; height: number }> = {
  SEAT: { width: 100, height: 60 },
  DESK: { width: 140, height: 70 },
  ROOM: { width: 400, height: 300 },
  EVENT_SPACE: { width: 800, height: 600 },
  wall: { width: 300, height: 0 },
  door: { width: 90, height: 90 },
  label: { width: 200, height: 40 },
  area: { width: 400, height: 300 },
  plant: { width: 50, height: 50 },
};

/** Rooms and areas lie under what stands in them. */
export const liesUnder = (item: Item): boolean => item.kind === 'area' || (item.kind === 'place' && item.width * item.height >= 60_000);

/** What a new item needs to know beyond where it goes. */
export interface Making {
  readonly id: string;
  readonly tool: Tool;
  /** The place to be made, for a place. */
  readonly fresh: NewPlace | null;
  readonly text: string;
}

function boxed({ id, tool, fresh, text }: Making, box: { x: number; y: number; width: number; height: number }): BoxItem {
  const at = { id, ...box, rotation: 0 };
  if (isPlaceTool(tool)) return { ...at, kind: 'place', shape: 'rectangle', resourceId: null, fresh };
  if (tool === 'area') return { ...at, kind: 'area', text };
  if (tool === 'label') return { ...at, kind: 'label', text };
  return { ...at, kind: tool === 'door' ? 'door' : 'plant' };
}

export const wallThickness = 15;

/** A wall between two points. */
export const madeWall = (id: string, from: Point, to: Point): WallItem => ({
  id,
  kind: 'wall',
  x1: from.x,
  y1: from.y,
  x2: to.x,
  y2: to.y,
  thickness: wallThickness,
});

/** An item of its usual size with its middle at a point. */
export function madeAt(making: Making, { x, y }: Point): Item {
  const { width, height } = sizes[making.tool];
  if (making.tool === 'wall') return madeWall(making.id, { x: x - width / 2, y }, { x: x + width / 2, y });
  return boxed(making, { x: Math.round(x), y: Math.round(y), width, height });
}

/** An item as it was dragged out; a mere press gives the usual size. */
export function madeIn(making: Making, from: Point, to: Point): Item {
  const width = Math.abs(to.x - from.x);
  const height = Math.abs(to.y - from.y);
  if (making.tool === 'wall') return width + height < 2 * grid ? madeAt(making, from) : madeWall(making.id, from, to);
  if (width < 2 * grid || height < 2 * grid) return madeAt(making, from);
  return boxed(making, { x: Math.round((from.x + to.x) / 2), y: Math.round((from.y + to.y) / 2), width, height });
}

/** Where something of this size stands free, as near to a point as can be; that point when nowhere is free. */
export function freeSpot(plan: Plan, size: { width: number; height: number }, near: Point): Point {
  const taken = plan.items.filter((item) => !liesUnder(item) && item.kind !== 'label').map(boundsOf);
  const step = Math.max(2 * grid, Math.round(Math.min(size.width, size.height) / 2 / grid) * grid);
  let best: { spot: Point; far: number } | undefined;
  for (let top = grid; top + size.height <= plan.height; top += step) {
    for (let left = grid; left + size.width <= plan.width; left += step) {
      const spot = { x: left + size.width / 2, y: top + size.height / 2 };
      const far = (spot.x - near.x) ** 2 + (spot.y - near.y) ** 2;
      if (best && far >= best.far) continue;
      const own: Bounds = { left, top, right: left + size.width, bottom: top + size.height };
      if (!taken.some((other) => overlap(own, other))) best = { spot, far };
    }
  }
  return best?.spot ?? near;
}

export const sizeOf = (tool: Tool): { width: number; height: number } => sizes[tool];

/** New items put on the plan: what lies under others goes first, so that nothing is hidden. */
export function placed(items: readonly Item[]): (plan: Plan) => Plan {
  return (plan) => {
    if (items.length === 0) return plan;
    const under = items.filter(liesUnder);
    const over = items.filter((item) => !liesUnder(item));
    const lowest = plan.items.findIndex((item) => !liesUnder(item));
    const cut = lowest < 0 ? plan.items.length : lowest;
    return { ...plan, items: [...plan.items.slice(0, cut), ...under, ...plan.items.slice(cut), ...over] };
  };
}
