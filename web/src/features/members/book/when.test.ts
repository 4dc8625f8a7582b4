import { expect, test } from 'vitest';
import type { AvailabilityMap, Place } from '@/features/availability';
import { endsOf, openingsOf, settled, startsOf } from './when';

const hour = 3_600_000;
const day = 24 * hour;

function place(id: string, ...open: [number, number][]): Place {
  return { id, name: id, kind: 'desk', parentId: null, capacity: 1, bookable: true, open, claims: [] };
}

const map = (...resources: Place[]): AvailabilityMap => ({ seq: 1, serverTime: 0, from: 0, until: 2 * day, resources });

test('a day is open while anything is', () => {
  const openings = openingsOf(map(place('a', [9 * hour, 17 * hour]), place('b', [12 * hour, 23 * hour]), place('c', [33 * hour, 40 * hour])), 0, day);
  expect(openings).toEqual([[9 * hour, 23 * hour]]);
  expect(openingsOf(undefined, 0, day)).toEqual([]);
});

test('what has passed is not offered, and half an hour fits before closing', () => {
  const openings = [[9 * hour, 11 * hour]] as const;
  expect(startsOf(openings, 0, day, 0)).toHaveLength(7);
  const starts = startsOf(openings, 0, day, 9.6 * hour);
  expect(starts).toEqual([9.75, 10, 10.25, 10.5].map((at) => at * hour));
  expect(startsOf(openings, 0, day, 11 * hour)).toEqual([]);
});

test('a house that is open past midnight lets people stay past it', () => {
  const openings = [[18 * hour, 26 * hour]] as const;
  expect(startsOf(openings, 0, day, 0).at(-1)).toBe(23.75 * hour);
  expect(endsOf(openings, 23 * hour).at(-1)).toBe(26 * hour);
});

test('a wish is kept as near as the day allows', () => {
  const openings = [[9 * hour, 17 * hour]] as const;
  const starts = startsOf(openings, 0, day, 0);
  expect(settled(openings, starts, { from: undefined, length: undefined })).toEqual({ from: 9 * hour, until: 11 * hour });
  expect(settled(openings, starts, { from: 7 * hour, length: 3 * hour })).toEqual({ from: 9 * hour, until: 12 * hour });
  expect(settled(openings, starts, { from: 16 * hour, length: 3 * hour })).toEqual({ from: 16 * hour, until: 17 * hour });
  expect(settled([], [], { from: 9 * hour, length: hour })).toBeUndefined();
});
