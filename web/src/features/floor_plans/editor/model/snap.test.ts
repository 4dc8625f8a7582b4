import { expect, test } from 'vitest';
import { boundsOf } from './geometry';
import { linesOf, snapped, snappedPoint, straightened } from './snap';
import { floor, seat } from './samples';

const moving = seat('a1', 103, 107);
const lines = linesOf(floor(moving, seat('a2', 400, 333)), new Set(['a1']));

test('near another thing one lies in line with it', () => {
  const { way, guides } = snapped(boundsOf(moving), { x: 0, y: 222 }, lines, 8);
  expect(107 + way.y).toBe(333);
  expect(guides).toEqual([{ along: 'y', at: 303 }]);
});

test('in the open one lies on the grid by its top left', () => {
  const { way, guides } = snapped(boundsOf(moving), { x: 51, y: 33 }, lines, 3);
  expect([(103 - 60 + way.x) % 10, (107 - 30 + way.y) % 10]).toEqual([0, 0]);
  expect(guides).toEqual([]);
});

test('a point goes to the edge of the floor, a wall becomes straight', () => {
  expect(snappedPoint({ x: 4, y: 56 }, lines, 6)).toEqual({ x: 0, y: 60 });
  expect(straightened({ x: 0, y: 100 }, { x: 300, y: 106 }, 8)).toEqual({ x: 300, y: 100 });
  expect(straightened({ x: 0, y: 100 }, { x: 300, y: 130 }, 8)).toEqual({ x: 300, y: 130 });
});
