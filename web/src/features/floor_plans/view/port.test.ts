import { describe, expect, it } from 'vitest';
import type { Plan } from '../editor/model/plan';
import { kept, mostZoom, pulled, showing, whole, windowOf, zoomed, type Port } from './port';

const plan: Plan = { width: 1000, height: 500, underlay: null, items: [] };
const frame = { width: 800, height: 600 };

function inside(port: Port): boolean {
  const { left, top, width, height } = windowOf(port, plan, frame);
  const fits = (from: number, size: number, most: number) => size >= most || (from >= -24.001 && from + size <= most + 24.001);
  return fits(left, width, plan.width + 48) && fits(top, height, plan.height + 48);
}

describe('what is seen of the floor', () => {
  it('shows the whole floor at first, in the middle', () => {
    const { left, top, width, height } = windowOf(whole(plan), plan, frame);
    expect(left).toBeLessThanOrEqual(0);
    expect(left + width).toBeGreaterThanOrEqual(plan.width);
    expect(top + height / 2).toBe(plan.height / 2);
  });

  it('keeps the point under the pointer where it is, as far as the edge lets it', () => {
    const at = { x: 420, y: 310 };
    const floorAt = (port: Port) => {
      const { left, top, scale } = windowOf(port, plan, frame);
      return { x: left + at.x / scale, y: top + at.y / scale };
    };
    const near = zoomed(whole(plan), plan, frame, 2, at);
    expect(floorAt(near).x).toBeCloseTo(floorAt(whole(plan)).x);
    const nearer = zoomed(near, plan, frame, 1.2, at);
    expect(floorAt(nearer).x).toBeCloseTo(floorAt(near).x);
    expect(floorAt(nearer).y).toBeCloseTo(floorAt(near).y);
  });

  it('never goes past the edge, too far in or further out than the whole', () => {
    let port = whole(plan);
    for (const [factor, dx, dy] of [[3, 900, 900], [10, -5000, 40], [0.5, 10, -9000], [0.0001, 5, 5], [1e9, 1e6, -1e6]] as const) {
      port = pulled(zoomed(port, plan, frame, factor, { x: 10, y: 590 }), plan, frame, dx, dy);
      expect(inside(port)).toBe(true);
      expect(port.zoom).toBeGreaterThanOrEqual(1);
      expect(port.zoom).toBeLessThanOrEqual(mostZoom(plan, frame));
    }
    expect(zoomed(port, plan, frame, 0.0001)).toEqual(kept(whole(plan), plan, frame));
  });

  it('follows who goes over the plan by keys', () => {
    const near = zoomed(whole(plan), plan, frame, 2, { x: 0, y: 0 });
    const shown = showing(near, plan, frame, { x: 980, y: 480 });
    const { left, top, width, height } = windowOf(shown, plan, frame);
    expect(left + width).toBeGreaterThan(980);
    expect(top + height).toBeGreaterThan(480);
    expect(showing(shown, plan, frame, { x: 980, y: 480 })).toEqual(shown);
  });
});
