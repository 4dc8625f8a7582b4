import { describe, expect, it } from 'vitest';
import { inRows, toward, type Middle } from './toward';

/** Rows of three at 100 cm, and a room at the right of the middle row. */
const seats: readonly Middle[] = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => ({ x: column * 100, y: row * 100 })));
const room: Middle = { x: 500, y: 130 };
const all = [...seats, room];

function walk(from: number, ...ways: Parameters<typeof toward>[2][]): number {
  return ways.reduce((at, way) => {
    const here = all[at];
    return (here && toward(here, all, way)) ?? at;
  }, from);
}

describe('going over the plan by arrows', () => {
  it('goes to the neighbour in the row and in the column', () => {
    expect(walk(4, 'right')).toBe(5);
    expect(walk(4, 'left')).toBe(3);
    expect(walk(4, 'up')).toBe(1);
    expect(walk(4, 'down')).toBe(7);
  });

  it('reaches what stands apart, and comes back', () => {
    expect(walk(5, 'right')).toBe(9);
    expect(walk(2, 'right')).toBe(9);
    expect(walk(9, 'left')).toBe(5);
  });

  it('stays at the edge', () => {
    expect(walk(0, 'up', 'left')).toBe(0);
    expect(walk(9, 'right')).toBe(9);
  });

  it('reaches every place from every other', () => {
    const seen = new Set([0]);
    const open = [0];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const way of ['left', 'right', 'up', 'down'] as const) {
        const next = walk(at, way);
        if (!seen.has(next)) {
          seen.add(next);
          open.push(next);
        }
      }
    }
    expect(seen.size).toBe(all.length);
  });

  it('reads rows from the top, each from the left, though nobody stands exactly in line', () => {
    const crooked = [{ x: 200, y: 12 }, { x: 0, y: 14 }, { x: 100, y: 10 }, { x: 0, y: 110 }];
    expect(inRows(crooked, 50).map(({ x }) => x)).toEqual([0, 100, 200, 0]);
  });
});
