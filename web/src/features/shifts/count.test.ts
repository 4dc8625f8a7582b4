import { expect, test } from 'vitest';
import { denominationInputs, denominationsOf, sumOf } from './count';

test('notes and coins add up in minor units', () => {
  const pieces = new Map([
    [200_00, 3],
    [5_00, null],
    [25, 2],
  ]);
  expect(sumOf(pieces)).toBe(600_50);
  expect(denominationInputs(pieces)).toEqual([
    { value: 200_00, count: 3 },
    { value: 25, count: 2 },
  ]);
});

test('a currency without known notes is counted as one amount', () => {
  expect(denominationsOf('EGP')[0]).toBe(200_00);
  expect(denominationsOf('JOD')).toEqual([]);
});
