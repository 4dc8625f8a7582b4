import type { Plan } from '../editor/model/plan';

/** The frame on the screen, in pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** What part of the floor is seen: how much larger than the whole, and what lies in the middle, in centimetres. */
export interface Port {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

/** What of the floor the frame shows, in centimetres, and how large. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Pixels of a centimetre. */
  readonly scale: number;
}

/** The room around the floor, in centimetres. */
const margin = 24;
/** Nothing is drawn larger than this: two pixels a centimetre make a desk as wide as a hand. */
const largest = 2;

export const whole = ({ width, height }: Plan): Port => ({ zoom: 1, x: width / 2, y: height / 2 });

function fitting(plan: Plan, frame: Frame): number {
  return Math.min(frame.width / (plan.width + 2 * margin), frame.height / (plan.height + 2 * margin));
}

/** How far one can go in. */
export function mostZoom(plan: Plan, frame: Frame): number {
  return Math.max(1, largest / fitting(plan, frame));
}

function between(value: number, from: number, to: number): number {
  return from > to ? (from + to) / 2 : Math.min(to, Math.max(from, value));
}

/** The port as it may be: not beyond the floor's edge, neither too far in nor out. */
export function kept(port: Port, plan: Plan, frame: Frame): Port {
  const zoom = between(port.zoom, 1, mostZoom(plan, frame));
  const scale = fitting(plan, frame) * zoom;
  const [halfWidth, halfHeight] = [frame.width / scale / 2, frame.height / scale / 2];
  return {
    zoom,
    x: between(port.x, halfWidth - margin, plan.width + margin - halfWidth),
    y: between(port.y, halfHeight - margin, plan.height + margin - halfHeight),
  };
}

export function windowOf(port: Port, plan: Plan, frame: Frame): Window {
  const scale = fitting(plan, frame) * port.zoom;
  const [width, height] = [frame.width / scale, frame.height / scale];
  return { left: port.x - width / 2, top: port.y - height / 2, width, height, scale };
}

/** Closer or further by a factor, with a point of the frame (in pixels) staying where it is. */
export function zoomed(port: Port, plan: Plan, frame: Frame, factor: number, at?: { readonly x: number; readonly y: number }): Port {
  const before = windowOf(port, plan, frame);
  const zoom = between(port.zoom * factor, 1, mostZoom(plan, frame));
  const point = at ?? { x: frame.width / 2, y: frame.height / 2 };
  const scale = fitting(plan, frame) * zoom;
  const floor = { x: before.left + point.x / before.scale, y: before.top + point.y / before.scale };
  return kept(
    { zoom, x: floor.x + (frame.width / 2 - point.x) / scale, y: floor.y + (frame.height / 2 - point.y) / scale },
    plan,
    frame,
  );
}

/** The floor pulled along by so many pixels. */
export function pulled(port: Port, plan: Plan, frame: Frame, dx: number, dy: number): Port {
  const { scale } = windowOf(port, plan, frame);
  return kept({ ...port, x: port.x - dx / scale, y: port.y - dy / scale }, plan, frame);
}

/** Moved as little as it takes to show a point of the floor with some room around it. */
export function showing(port: Port, plan: Plan, frame: Frame, { x, y }: { readonly x: number; readonly y: number }): Port {
  const { width, height, scale } = windowOf(port, plan, frame);
  const room = Math.min(48 / scale, width / 3, height / 3);
  return kept(
    {
      ...port,
      x: between(port.x, x + room - width / 2, x - room + width / 2),
      y: between(port.y, y + room - height / 2, y - room + height / 2),
    },
    plan,
    frame,
  );
}
