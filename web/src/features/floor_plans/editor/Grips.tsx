import type { Hand } from './useHand';
import { boundsOf, boundsOfAll, corners, turned, type Bounds, type Handle } from './model/geometry';
import { isBox, type BoxItem, type Item } from './model/plan';

const handles: readonly Handle[] = [
  { x: -1, y: -1 }, { x: 0, y: -1 }, { x: 1, y: -1 }, { x: 1, y: 0 },
  { x: 1, y: 1 }, { x: 0, y: 1 }, { x: -1, y: 1 }, { x: -1, y: 0 },
];

/** Pixels a side needs for a handle in its middle. */
const roomPx = 36;

/** What is small on the screen is pulled at its corners alone, or it could not be moved any more. */
function handlesFor({ width, height }: BoxItem, scale: number): readonly Handle[] {
  return handles.filter(({ x, y }) => (x !== 0 || width * scale >= roomPx) && (y !== 0 || height * scale >= roomPx));
}

const frameClass = 'fill-none stroke-focus';

/** The outlines of what is chosen, and what it can be pulled and turned by. Sizes are of the screen, whatever the zoom. */
export function Grips({ items, scale, hand }: { items: readonly Item[]; scale: number; hand: Hand }) {
  const all = boundsOfAll(items);
  if (!all) return null;
  const [only] = items;
  const single = items.length === 1 ? only : undefined;
  return (
    <g>
      {items.map((item) => (
        <Outline key={item.id} item={item} scale={scale} />
      ))}
      {items.length > 1 && <Frame bounds={all} scale={scale} />}
      {single && isBox(single) && handlesFor(single, scale).map((handle) => <Corner key={`${handle.x}${handle.y}`} item={single} handle={handle} scale={scale} hand={hand} />)}
      {single && !isBox(single) && (
        <>
          <End item={single} end="from" x={single.x1} y={single.y1} scale={scale} hand={hand} />
          <End item={single} end="to" x={single.x2} y={single.y2} scale={scale} hand={hand} />
        </>
      )}
      {(!single || isBox(single)) && <Knob bounds={single ? boundsOf(single) : all} scale={scale} hand={hand} />}
    </g>
  );
}

function Outline({ item, scale }: { item: Item; scale: number }) {
  const width = 2 / scale;
  if (!isBox(item)) return <line x1={item.x1} y1={item.y1} x2={item.x2} y2={item.y2} strokeWidth={width} className={frameClass} />;
  return <polygon points={corners(item).map(({ x, y }) => `${x},${y}`).join(' ')} strokeWidth={width} className={frameClass} />;
}

function Frame({ bounds: { left, top, right, bottom }, scale }: { bounds: Bounds; scale: number }) {
  return (
    <rect x={left} y={top} width={right - left} height={bottom - top} strokeWidth={1 / scale} strokeDasharray={`${4 / scale}`} className={frameClass} />
  );
}

/** As wide as a finger needs, drawn as small as an eye needs; `room` is what it may take a half of, in pixels. */
function Grip({ x, y, scale, room = 48, round = false, className, ...rest }: { x: number; y: number; scale: number; room?: number; round?: boolean } & React.ComponentProps<'g'>) {
  const [seen, grasped] = [9 / scale, Math.max(9, Math.min(24, room / 2)) / scale];
  return (
    <g {...rest} data-grasp className={className}>
      <rect x={x - grasped / 2} y={y - grasped / 2} width={grasped} height={grasped} className="fill-transparent" />
      <rect
        x={x - seen / 2}
        y={y - seen / 2}
        width={seen}
        height={seen}
        rx={round ? seen / 2 : 0}
        strokeWidth={1.5 / scale}
        className="fill-surface stroke-focus"
      />
    </g>
  );
}

function Corner({ item, handle, scale, hand }: { item: BoxItem; handle: Handle; scale: number; hand: Hand }) {
  const own = { x: item.x + (handle.x * item.width) / 2, y: item.y + (handle.y * item.height) / 2 };
  const { x, y } = turned(own, item, item.rotation);
  const room = Math.min(item.width, item.height) * scale;
  return <Grip x={x} y={y} scale={scale} room={room} className="cursor-crosshair" onPointerDown={(event) => hand.onHandle(item.id, handle, event)} />;
}

function End({ item, end, x, y, scale, hand }: { item: Item; end: 'from' | 'to'; x: number; y: number; scale: number; hand: Hand }) {
  return <Grip x={x} y={y} scale={scale} round className="cursor-crosshair" onPointerDown={(event) => hand.onEnd(item.id, end, event)} />;
}

/** Turns; above what is chosen, or below where there is no room above. */
function Knob({ bounds, scale, hand }: { bounds: Bounds; scale: number; hand: Hand }) {
  const x = (bounds.left + bounds.right) / 2;
  const away = 26 / scale;
  const above = bounds.top - away > 8 / scale;
  const [edge, y] = above ? [bounds.top, bounds.top - away] : [bounds.bottom, bounds.bottom + away];
  return (
    <g>
      <line x1={x} y1={edge} x2={x} y2={y} strokeWidth={1.5 / scale} className="stroke-focus" />
      <Grip x={x} y={y} scale={scale} round className="cursor-grab" onPointerDown={(event) => hand.onTurn(bounds, event)} />
    </g>
  );
}
