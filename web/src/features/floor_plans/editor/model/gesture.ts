import { move, pullEnd, stretch, turn } from './commands';
import { boundsOf, boundsOfAll, overlap, wrapped, type Bounds, type Handle, type Point } from './geometry';
import type { Deed } from './history';
import { madeIn, placed, type Making } from './make';
import { isBox, type Plan } from './plan';
import { linesOf, snapped, snappedPoint, straightened, type Guide } from './snap';

/** What the pointer began to do when it went down. */
export type Gesture =
  | { readonly does: 'move'; readonly from: Point; readonly ids: readonly string[] }
  | { readonly does: 'resize'; readonly from: Point; readonly id: string; readonly handle: Handle }
  | { readonly does: 'pull'; readonly id: string; readonly end: 'from' | 'to' }
  | { readonly does: 'turn'; readonly from: Point; readonly about: Point; readonly ids: readonly string[] }
  | { readonly does: 'draw'; readonly from: Point; readonly making: Making }
  | { readonly does: 'frame'; readonly from: Point };

/** What would be so if the pointer went up now. */
export interface Preview {
  readonly plan: Plan;
  readonly guides: readonly Guide[];
  readonly selection?: readonly string[];
  /** The frame that chooses what it touches. */
  readonly frame?: Bounds;
}

export const deedOf = (gesture: Gesture): Deed | undefined =>
  ({ move: 'move', resize: 'resize', pull: 'resize', turn: 'turn', draw: 'add', frame: undefined } as const)[gesture.does];

interface Hand {
  /** How near snaps, in centimetres; 0 lets go of every line but the grid of whole centimetres. */
  readonly reach: number;
  /** Neither lines nor grid. */
  readonly free: boolean;
}

const turnStep = 15;
const angle = (about: Point, at: Point): number => (Math.atan2(at.y - about.y, at.x - about.x) * 180) / Math.PI;

/** The plan as the pointer at `at` makes it. */
export function followed(gesture: Gesture, at: Point, plan: Plan, { reach, free }: Hand): Preview {
  const lay = (point: Point, without: readonly string[]): Point => (free ? point : snappedPoint(point, linesOf(plan, new Set(without)), reach));
  switch (gesture.does) {
    case 'move': {
      const way = { x: at.x - gesture.from.x, y: at.y - gesture.from.y };
      const ids = new Set(gesture.ids);
      const bounds = boundsOfAll(plan.items.filter(({ id }) => ids.has(id)));
      if (!bounds) return { plan, guides: [] };
      if (free) return { plan: move(gesture.ids, way)(plan), guides: [] };
      const laid = snapped(bounds, way, linesOf(plan, ids), reach);
      return { plan: move(gesture.ids, laid.way)(plan), guides: laid.guides };
    }
    case 'resize': {
      const item = plan.items.find(({ id }) => id === gesture.id);
      // A turned box has no edge that could lie on a line.
      const upright = item && isBox(item) && item.rotation % 90 === 0;
      const end = upright ? lay(at, [gesture.id]) : at;
      const start = upright ? edgeAt(boundsOf(item), gesture.from) : gesture.from;
      const way = { x: Math.round(end.x - start.x), y: Math.round(end.y - start.y) };
      return { plan: stretch(gesture.id, gesture.handle, way)(plan), guides: [] };
    }
    case 'pull': {
      const item = plan.items.find(({ id }) => id === gesture.id);
      if (!item || isBox(item)) return { plan, guides: [] };
      const other = gesture.end === 'from' ? { x: item.x2, y: item.y2 } : { x: item.x1, y: item.y1 };
      return { plan: pullEnd(gesture.id, gesture.end, wallEnd(other, at, (point) => lay(point, [gesture.id]), free ? 0 : reach))(plan), guides: [] };
    }
    case 'turn': {
      const way = angle(gesture.about, at) - angle(gesture.about, gesture.from);
      const degrees = free ? Math.round(way) : Math.round(way / turnStep) * turnStep;
      return { plan: turn(gesture.ids, wrapped(degrees))(plan), guides: [] };
    }
    case 'draw': {
      const from = roundPoint(lay(gesture.from, []));
      const to = roundPoint(gesture.making.tool === 'wall' ? wallEnd(from, at, (point) => lay(point, []), free ? 0 : reach) : lay(at, []));
      const { id } = gesture.making;
      const next = placed([madeIn(gesture.making, from, to)])(plan);
      return { plan: move([id], { x: 0, y: 0 })(next), guides: [], selection: [id] };
    }
    case 'frame': {
      const frame = {
        left: Math.min(gesture.from.x, at.x),
        top: Math.min(gesture.from.y, at.y),
        right: Math.max(gesture.from.x, at.x),
        bottom: Math.max(gesture.from.y, at.y),
      };
      const inside = plan.items.filter((item) => overlap(fat(boundsOf(item)), frame));
      return { plan, guides: [], frame, selection: inside.map(({ id }) => id) };
    }
  }
}

/** Straight first, then in line along the wall. */
function wallEnd(from: Point, at: Point, lay: (point: Point) => Point, reach: number): Point {
  const straight = straightened(from, at, reach);
  const laid = lay(straight);
  return { x: straight.x === from.x ? from.x : laid.x, y: straight.y === from.y ? from.y : laid.y };
}

const roundPoint = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });

/** A level wall has no height of its own. */
const fat = ({ left, top, right, bottom }: Bounds): Bounds => ({ left: left - 1, top: top - 1, right: right + 1, bottom: bottom + 1 });

/** The edge nearest to where the handle was taken, so that the edge itself goes to the line. */
function edgeAt({ left, top, right, bottom }: Bounds, { x, y }: Point): Point {
  const near = (value: number, low: number, high: number) => (Math.abs(value - low) < Math.abs(value - high) ? low : high);
  return { x: near(x, left, right), y: near(y, top, bottom) };
}
