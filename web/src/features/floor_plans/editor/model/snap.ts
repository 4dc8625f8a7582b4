import { boundsOf, type Bounds, type Point } from './geometry';
import type { Item, Plan } from './plan';

/** Everything lies on multiples of this unless it is told not to, in centimetres. */
export const grid = 10;

/** A line that the moved item now lies on, to be drawn. */
export interface Guide {
  readonly along: 'x' | 'y';
  readonly at: number;
}

export interface Snapped {
  readonly way: Point;
  readonly guides: readonly Guide[];
}

interface Lines {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** The lines that things are laid to: edges and middles of all others, and of the floor. */
export function linesOf(plan: Plan, without: ReadonlySet<string>): Lines {
  const others = plan.items.filter((item: Item) => !without.has(item.id)).map(boundsOf);
  return {
    x: [0, plan.width / 2, plan.width, ...others.flatMap(({ left, right }) => [left, (left + right) / 2, right])],
    y: [0, plan.height / 2, plan.height, ...others.flatMap(({ top, bottom }) => [top, (top + bottom) / 2, bottom])],
  };
}

/** The nearest of the lines to any of the marks, when near enough. */
function nearest(marks: readonly number[], lines: readonly number[], reach: number): { off: number; at: number } | undefined {
  let best: { off: number; at: number } | undefined;
  for (const mark of marks) {
    for (const at of lines) {
      const off = at - mark;
      if (Math.abs(off) <= reach && (!best || Math.abs(off) < Math.abs(best.off))) best = { off, at };
    }
  }
  return best;
}

/** A value on the nearest line, else on the grid. */
function settled(marks: readonly number[], lines: readonly number[], way: number, reach: number): { way: number; at?: number } {
  const found = nearest(marks.map((mark) => mark + way), lines, reach);
  if (found) return { way: Math.round(way + found.off), at: found.at };
  const [near = 0] = marks;
  return { way: Math.round(Math.round((near + way) / grid) * grid - near) };
}

/** A way on the floor, bent so that what is moved by it lies in line: to others first, else to the grid. */
export function snapped(bounds: Bounds, way: Point, lines: Lines, reach: number): Snapped {
  const { left, top, right, bottom } = bounds;
  const x = settled([left, right, (left + right) / 2], lines.x, way.x, reach);
  const y = settled([top, bottom, (top + bottom) / 2], lines.y, way.y, reach);
  const guides: Guide[] = [];
  if (x.at !== undefined) guides.push({ along: 'x', at: x.at });
  if (y.at !== undefined) guides.push({ along: 'y', at: y.at });
  return { way: { x: x.way, y: y.way }, guides };
}

/** A point on the nearest line or the grid. */
export function snappedPoint(point: Point, lines: Lines, reach: number): Point {
  const { way } = snapped({ left: point.x, right: point.x, top: point.y, bottom: point.y }, { x: 0, y: 0 }, lines, reach);
  return { x: point.x + way.x, y: point.y + way.y };
}

/** The end of a wall: level or upright when nearly so. */
export function straightened(from: Point, to: Point, reach: number): Point {
  if (Math.abs(to.x - from.x) <= reach) return { x: from.x, y: to.y };
  if (Math.abs(to.y - from.y) <= reach) return { x: to.x, y: from.y };
  return to;
}
