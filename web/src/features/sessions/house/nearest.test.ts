import { expect, it } from 'vitest';
import { nearest } from './nearest';

/** A cell of a grid of 100 by 50 pixels. */
const cell = (column: number, row: number) => ({ left: column * 100, top: row * 50, width: 90, height: 40 });

it('goes to the next place in the line', () => {
  const others = [cell(2, 0), cell(1, 0), cell(0, 1)];
  expect(nearest(cell(0, 0), others, 'right')).toBe(1);
  expect(nearest(cell(0, 0), others, 'down')).toBe(2);
});

it('goes down to what lies nearest when the line below is shorter', () => {
  expect(nearest(cell(2, 0), [cell(0, 1), cell(1, 1), cell(2, 4)], 'down')).toBe(1);
});

it('stays at the edge', () => {
  expect(nearest(cell(0, 0), [cell(1, 0), cell(0, 1)], 'left')).toBeUndefined();
  expect(nearest(cell(1, 0), [cell(0, 1)], 'left')).toBeUndefined();
});
