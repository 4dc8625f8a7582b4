import type { PlaceItem, Plan, WallItem } from './plan';

/** What the tests of the model draw with. */
export const seat = (id: string, x: number, y: number, more: Partial<PlaceItem> = {}): PlaceItem => ({
  id,
  kind: 'place',
  x,
  y,
  width: 120,
  height: 60,
  rotation: 0,
  shape: 'rectangle',
  resourceId: null,
  fresh: { name: id.toUpperCase(), resourceType: 'SEAT', ratePerHour: 2_500, capacity: 1 },
  ...more,
});

export const wall = (id: string, x1: number, y1: number, x2: number, y2: number): WallItem => ({ id, kind: 'wall', x1, y1, x2, y2, thickness: 15 });

export const floor = (...items: Plan['items']): Plan => ({ width: 1_000, height: 800, underlay: null, items });
