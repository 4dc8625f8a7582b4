import { boundsOf, boundsOfAll, middleOf, moved, stretched, turnedItem, type Bounds, type Handle, type Point } from './geometry';
import { isBox, type Item, type Plan } from './plan';

/** A change of the plan that answers the same plan when nothing changes. */
type Change = (plan: Plan) => Plan;

const has = (ids: readonly string[]) => {
  const set = new Set(ids);
  return ({ id }: Item) => set.has(id);
};

export const chosen = (plan: Plan, ids: readonly string[]): readonly Item[] => plan.items.filter(has(ids));

/** Each chosen item through `change`. */
function each(plan: Plan, ids: readonly string[], change: (item: Item) => Item): Plan {
  const is = has(ids);
  let same = true;
  const items = plan.items.map((item) => {
    const next = is(item) ? change(item) : item;
    same &&= next === item;
    return next;
  });
  return same ? plan : { ...plan, items };
}

/** How far something may go so that it stays on the floor; what is larger than the floor keeps to its top left. */
function kept(way: Point, bounds: Bounds, plan: Plan): Point {
  const x = Math.max(-Math.floor(bounds.left), Math.min(Math.round(way.x), Math.floor(plan.width - bounds.right)));
  const y = Math.max(-Math.floor(bounds.top), Math.min(Math.round(way.y), Math.floor(plan.height - bounds.bottom)));
  return { x, y };
}

/** Moved together, as far as the floor goes. */
export function move(ids: readonly string[], way: Point): Change {
  return (plan) => {
    const bounds = boundsOfAll(chosen(plan, ids));
    if (!bounds) return plan;
    const { x, y } = kept(way, bounds, plan);
    return x === 0 && y === 0 ? plan : each(plan, ids, (item) => moved(item, x, y));
  };
}

/** Turned together about their common middle. */
export function turn(ids: readonly string[], degrees: number): Change {
  return (plan) => {
    const bounds = boundsOfAll(chosen(plan, ids));
    if (!bounds || degrees % 360 === 0) return plan;
    const about = middleOf(bounds);
    const next = each(plan, ids, (item) => turnedItem(item, about, degrees));
    return move(ids, { x: 0, y: 0 })(next);
  };
}

/** One box pulled at a handle. */
export function stretch(id: string, handle: Handle, way: Point): Change {
  return (plan) =>
    each(plan, [id], (item) => {
      if (!isBox(item)) return item;
      const next = stretched(item, handle, way);
      return next.width === item.width && next.height === item.height ? item : next;
    });
}

/** One end of a wall put elsewhere. */
export function pullEnd(id: string, end: 'from' | 'to', { x, y }: Point): Change {
  return (plan) => {
    const at = { x: clamp(x, plan.width), y: clamp(y, plan.height) };
    return each(plan, [id], (item) => {
      if (isBox(item)) return item;
      const next = end === 'from' ? { ...item, x1: at.x, y1: at.y } : { ...item, x2: at.x, y2: at.y };
      return next.x1 === next.x2 && next.y1 === next.y2 ? item : next;
    });
  };
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(Math.round(value), most));

export type Side = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom';

/** In line with the outermost of the chosen. */
export function align(ids: readonly string[], side: Side): Change {
  return (plan) => {
    const all = boundsOfAll(chosen(plan, ids));
    if (!all) return plan;
    const { x, y } = middleOf(all);
    return each(plan, ids, (item) => {
      const own = boundsOf(item);
      const middle = middleOf(own);
      const way = {
        left: { x: all.left - own.left, y: 0 },
        centre: { x: x - middle.x, y: 0 },
        right: { x: all.right - own.right, y: 0 },
        top: { x: 0, y: all.top - own.top },
        middle: { x: 0, y: y - middle.y },
        bottom: { x: 0, y: all.bottom - own.bottom },
      }[side];
      return Math.round(way.x) === 0 && Math.round(way.y) === 0 ? item : moved(item, way.x, way.y);
    });
  };
}

/** The same gap between neighbours; the outermost two stay. */
export function spread(ids: readonly string[], along: 'x' | 'y'): Change {
  return (plan) => {
    const [near, far] = along === 'x' ? (['left', 'right'] as const) : (['top', 'bottom'] as const);
    const row = chosen(plan, ids)
      .map((item) => ({ id: item.id, bounds: boundsOf(item) }))
      .toSorted((one, other) => one.bounds[near] - other.bounds[near]);
    const first = row[0];
    const last = row.at(-1);
    if (!first || !last || row.length < 3) return plan;
    const covered = row.reduce((sum, { bounds }) => sum + bounds[far] - bounds[near], 0);
    const gap = (last.bounds[far] - first.bounds[near] - covered) / (row.length - 1);
    const ways = new Map<string, number>();
    let at = first.bounds[near];
    for (const { id, bounds } of row) {
      ways.set(id, Math.round(at - bounds[near]));
      at += bounds[far] - bounds[near] + gap;
    }
    return each(plan, ids, (item) => {
      const way = ways.get(item.id) ?? 0;
      return way === 0 ? item : moved(item, along === 'x' ? way : 0, along === 'y' ? way : 0);
    });
  };
}

/** Over or under everything else; the chosen keep their order. */
export function restack(ids: readonly string[], to: 'front' | 'back'): Change {
  return (plan) => {
    const is = has(ids);
    const some = plan.items.filter(is);
    const rest = plan.items.filter((item) => !is(item));
    const items = to === 'front' ? [...rest, ...some] : [...some, ...rest];
    return items.every((item, index) => item === plan.items[index]) ? plan : { ...plan, items };
  };
}

export function remove(ids: readonly string[]): Change {
  return (plan) => {
    const is = has(ids);
    const items = plan.items.filter((item) => !is(item));
    return items.length === plan.items.length ? plan : { ...plan, items };
  };
}

/** New items, over what lies there. */
export function add(items: readonly Item[]): Change {
  return (plan) => (items.length === 0 ? plan : { ...plan, items: [...plan.items, ...items] });
}

/** One item in another state, held on the floor. */
export function put(next: Item): Change {
  return (plan) => move([next.id], { x: 0, y: 0 })(each(plan, [next.id], () => next));
}

/** Another size of the floor, never so small that something stands outside. */
export function resizeFloor(width: number, height: number): Change {
  return (plan) => {
    const all = boundsOfAll(plan.items);
    const next = {
      width: Math.max(width, Math.ceil(all?.right ?? 0)),
      height: Math.max(height, Math.ceil(all?.bottom ?? 0)),
    };
    return next.width === plan.width && next.height === plan.height ? plan : { ...plan, ...next };
  };
}
