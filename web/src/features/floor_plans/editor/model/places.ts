import type { ResourceType } from '@/generated/graphql';
import { move, resizeFloor } from './commands';
import { boundsOfAll, moved } from './geometry';
import { freeSpot, isPlaceTool, liesUnder, madeAt, placed, sizeOf, type Making, type Tool } from './make';
import type { Item, NewPlace, PlaceItem, Plan } from './plan';
import { repeated, type Rows } from './repeat';
import { copyNames, nextNames } from './series';

/** A place that exists, as the editor needs to know it. */
export interface KnownPlace extends NewPlace {
  readonly id: string;
}

export type Known = ReadonlyMap<string, KnownPlace>;

const isPlace = (item: Item): item is PlaceItem => item.kind === 'place';

/** What a place is or will be; `undefined` for one that was archived meanwhile. */
export const placeOf = (item: PlaceItem, known: Known): NewPlace | undefined => item.fresh ?? known.get(item.resourceId ?? '');

/** Every name that is in use, on the plan or beside it. */
export function takenNames(plan: Plan, known: Known): string[] {
  return [...known.values(), ...plan.items.filter(isPlace).flatMap(({ fresh }) => fresh ?? [])].map(({ name }) => name);
}

/** Places that exist and stand on no plan. */
export function unplaced(plan: Plan, known: Known, elsewhere: ReadonlySet<string>): KnownPlace[] {
  const here = new Set(plan.items.filter(isPlace).map(({ resourceId }) => resourceId));
  return [...known.values()].filter(({ id }) => !here.has(id) && !elsewhere.has(id));
}

const firstNames: Record<ResourceType, string> = { SEAT: 'A1', DESK: 'D1', ROOM: 'R1', EVENT_SPACE: 'H1' };
const firstCapacity: Record<ResourceType, number> = { SEAT: 1, DESK: 1, ROOM: 6, EVENT_SPACE: 40 };

/** A new place like the last of its kind, called next in its series. */
export function nextPlace(resourceType: ResourceType, plan: Plan, known: Known): NewPlace {
  const drawn = plan.items.filter(isPlace).flatMap((item) => placeOf(item, known) ?? []);
  const last = [...known.values(), ...drawn].findLast((place) => place.resourceType === resourceType);
  const taken = takenNames(plan, known);
  const [name = firstNames[resourceType]] = last ? copyNames(last.name, 1, taken) : nextNames(firstNames[resourceType], 1, taken);
  return { name, resourceType, ratePerHour: last?.ratePerHour ?? 0, capacity: last?.capacity ?? firstCapacity[resourceType] };
}

/** What the next drag or key draws. */
export function nextMaking(tool: Tool, id: string, plan: Plan, known: Known, text: string): Making {
  return { id, tool, text, fresh: isPlaceTool(tool) ? nextPlace(tool, plan, known) : null };
}

/** A tool used by the keyboard: the thing stands free, near a point. */
export function addedFreely(making: Making, plan: Plan, near: { x: number; y: number }): (plan: Plan) => Plan {
  const item = madeAt(making, near);
  const spot = liesUnder(item) || item.kind === 'wall' ? near : freeSpot(plan, sizeOf(making.tool), near);
  return (before) => move([making.id], { x: 0, y: 0 })(placed([madeAt(making, spot)])(before));
}

/** An existing place put on the plan. */
export function addedKnown(place: KnownPlace, id: string, plan: Plan, near: { x: number; y: number }): (plan: Plan) => Plan {
  const size = sizeOf(place.resourceType);
  const spot = freeSpot(plan, size, near);
  const item: Item = { id, kind: 'place', x: Math.round(spot.x), y: Math.round(spot.y), ...size, rotation: 0, shape: 'rectangle', resourceId: place.id, fresh: null };
  return (before) => move([id], { x: 0, y: 0 })(placed([item])(before));
}

/** A copy of a place that exists is a new place like it: nothing stands twice. */
export function asNew(known: Known): (item: Item) => Item {
  return (item) => {
    if (!isPlace(item) || item.fresh) return item;
    const like = known.get(item.resourceId ?? '');
    if (!like) return item;
    const { name, resourceType, ratePerHour, capacity } = like;
    return { ...item, resourceId: null, fresh: { name, resourceType, ratePerHour, capacity } };
  };
}

/** Items laid out again and again; the floor grows when they need it. */
export function laidOut(items: readonly Item[], rows: Rows, plan: Plan, known: Known, identity: () => string): { change: (plan: Plan) => Plan; ids: string[] } {
  const copies = repeated(items, rows, takenNames(plan, known), identity, asNew(known));
  return { change: withRoom(copies), ids: [...items, ...copies].map(({ id }) => id) };
}

/** Copies beside what they are copies of, or below where there is no room beside. */
export function duplicated(items: readonly Item[], plan: Plan, known: Known, identity: () => string): { change: (plan: Plan) => Plan; ids: string[] } {
  const gap = 20;
  const bounds = boundsOfAll(items);
  const beside = bounds !== undefined && 2 * bounds.right - bounds.left + gap <= plan.width;
  const rows = { columns: beside ? 2 : 1, rows: beside ? 1 : 2, gapX: gap, gapY: gap };
  const copies = repeated(items, rows, takenNames(plan, known), identity, asNew(known));
  const ids = copies.map(({ id }) => id);
  return { change: (before) => move(ids, { x: 0, y: 0 })(placed(copies)(before)), ids };
}

/** A block of new places: the first of them free on the floor, the others in rows. */
export function block(first: PlaceItem, rows: Rows, plan: Plan, known: Known, identity: () => string): { change: (plan: Plan) => Plan; ids: string[] } {
  const all = [first, ...repeated([first], rows, takenNames(plan, known).concat(first.fresh?.name ?? []), identity, (item) => item)];
  const bounds = boundsOfAll(all);
  if (!bounds) return { change: (same) => same, ids: [] };
  const size = { width: bounds.right - bounds.left, height: bounds.bottom - bounds.top };
  const spot = freeSpot(plan, size, { x: size.width / 2, y: size.height / 2 });
  const [dx, dy] = [spot.x - size.width / 2 - bounds.left, spot.y - size.height / 2 - bounds.top];
  return { change: withRoom(all.map((item) => moved(item, dx, dy))), ids: all.map(({ id }) => id) };
}

/** New items on a floor that is large enough for them. */
function withRoom(items: readonly Item[]): (plan: Plan) => Plan {
  return (plan) => {
    const next = placed(items)(plan);
    return resizeFloor(next.width, next.height)(next);
  };
}

/** How many places there are of each kind, to say what publishing does. */
export const freshPlaces = (plan: Plan): NewPlace[] => plan.items.filter(isPlace).flatMap(({ fresh }) => fresh ?? []);

/** Names that two new places share, or a new one with one that exists: publishing would refuse them. */
export function doubledNames(plan: Plan, known: Known): string[] {
  const fold = (name: string) => name.trim().toLocaleLowerCase();
  const seen = new Set([...known.values()].map(({ name }) => fold(name)));
  const doubled: string[] = [];
  for (const { name } of freshPlaces(plan)) {
    if (seen.has(fold(name))) doubled.push(name);
    seen.add(fold(name));
  }
  return doubled;
}

/** New places that exist now, by the item that was drawn for them. */
export function madeReal(made: ReadonlyMap<string, string>): (plan: Plan) => Plan {
  return (plan) => {
    let same = true;
    const items = plan.items.map((item) => {
      const resourceId = made.get(item.id);
      if (resourceId === undefined || !isPlace(item) || !item.fresh) return item;
      same = false;
      return { ...item, resourceId, fresh: null };
    });
    return same ? plan : { ...plan, items };
  };
}

/** Which places were made of which items, from the plan that was published. */
export const madeIn = (sent: Plan, published: Plan): ReadonlyMap<string, string> => {
  const fresh = new Set(sent.items.filter((item) => isPlace(item) && item.fresh).map(({ id }) => id));
  return new Map(published.items.filter(isPlace).flatMap(({ id, resourceId }) => (resourceId && fresh.has(id) ? [[id, resourceId] as const] : [])));
};
