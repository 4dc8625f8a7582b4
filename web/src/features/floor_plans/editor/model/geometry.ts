import { isBox, smallest, type Box, type Item } from './plan';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An upright rectangle by its edges. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A turn as 0 to 359 degrees. */
export const wrapped = (degrees: number): number => ((Math.round(degrees) % 360) + 360) % 360;

/** Quarter turns are exact; the rest as exact as the machine counts. */
function directions(degrees: number): { cos: number; sin: number } {
  const quarter = wrapped(degrees) / 90;
  if (Number.isInteger(quarter)) return { cos: [1, 0, -1, 0][quarter] ?? 1, sin: [0, 1, 0, -1][quarter] ?? 0 };
  const angle = (degrees * Math.PI) / 180;
  return { cos: Math.cos(angle), sin: Math.sin(angle) };
}

/** A point turned about another, clockwise as the screen sees it. */
export function turned(point: Point, about: Point, degrees: number): Point {
  const { cos, sin } = directions(degrees);
  const dx = point.x - about.x;
  const dy = point.y - about.y;
  return { x: about.x + dx * cos - dy * sin, y: about.y + dx * sin + dy * cos };
}

/** The four corners of a box in order, from its own top left. */
export function corners(box: Box): readonly Point[] {
  const [w, h] = [box.width / 2, box.height / 2];
  return [
    { x: box.x - w, y: box.y - h },
    { x: box.x + w, y: box.y - h },
    { x: box.x + w, y: box.y + h },
    { x: box.x - w, y: box.y + h },
  ].map((corner) => turned(corner, box, box.rotation));
}

function around(points: readonly Point[]): Bounds {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** What an item covers, upright. */
export function boundsOf(item: Item): Bounds {
  if (isBox(item)) return around(corners(item));
  return around([
    { x: item.x1, y: item.y1 },
    { x: item.x2, y: item.y2 },
  ]);
}

/** What several items cover together; `undefined` for none. */
export function boundsOfAll(items: readonly Item[]): Bounds | undefined {
  if (items.length === 0) return undefined;
  const all = items.map(boundsOf);
  return {
    left: Math.min(...all.map(({ left }) => left)),
    top: Math.min(...all.map(({ top }) => top)),
    right: Math.max(...all.map(({ right }) => right)),
    bottom: Math.max(...all.map(({ bottom }) => bottom)),
  };
}

export const middleOf = ({ left, top, right, bottom }: Bounds): Point => ({ x: (left + right) / 2, y: (top + bottom) / 2 });

export const overlap = (one: Bounds, other: Bounds): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** An item somewhere else. */
export function moved<T extends Item>(item: T, dx: number, dy: number): T {
  const [x, y] = [Math.round(dx), Math.round(dy)];
  if (isBox(item)) return { ...item, x: item.x + x, y: item.y + y };
  return { ...item, x1: item.x1 + x, y1: item.y1 + y, x2: item.x2 + x, y2: item.y2 + y };
}

/** An item turned about a point, to whole centimetres. */
export function turnedItem<T extends Item>(item: T, about: Point, degrees: number): T {
  if (isBox(item)) {
    const { x, y } = turned(item, about, degrees);
    return { ...item, x: Math.round(x), y: Math.round(y), rotation: wrapped(item.rotation + degrees) };
  }
  const from = turned({ x: item.x1, y: item.y1 }, about, degrees);
  const to = turned({ x: item.x2, y: item.y2 }, about, degrees);
  return { ...item, x1: Math.round(from.x), y1: Math.round(from.y), x2: Math.round(to.x), y2: Math.round(to.y) };
}

/** Which side or corner is pulled: -1 left or top, 1 right or bottom, 0 neither. */
export interface Handle {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

/** A box pulled at a handle by a way on the floor: the side opposite stays where it is, also when the box is turned. */
export function stretched<T extends Box>(box: T, handle: Handle, way: Point): T {
  const own = turned(way, { x: 0, y: 0 }, -box.rotation);
  const width = handle.x === 0 ? box.width : Math.max(smallest, Math.round(box.width + handle.x * own.x));
  const height = handle.y === 0 ? box.height : Math.max(smallest, Math.round(box.height + handle.y * own.y));
  const shift = turned(
    { x: (handle.x * (width - box.width)) / 2, y: (handle.y * (height - box.height)) / 2 },
    { x: 0, y: 0 },
    box.rotation,
  );
  return { ...box, width, height, x: Math.round(box.x + shift.x), y: Math.round(box.y + shift.y) };
}
