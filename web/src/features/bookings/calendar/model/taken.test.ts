import { expect, test } from 'vitest';
import type { AvailabilityMap } from '@/features/availability';
import { placesOf } from './taken';

type Resource = AvailabilityMap['resources'][number];

function resource(id: string, parentId: string | null, claims: Resource['claims'] = []): Resource {
  return { id, name: id, kind: 'room', parentId, capacity: 1, bookable: true, open: [[0, 100]], claims };
}

const taken = (id: string, from: number, until: number, more = {}) => ({ id, kind: 'booking' as const, from, until, usedUntil: until, ...more });
const map = (...resources: Resource[]): AvailabilityMap => ({ seq: 1, serverTime: 0, from: 0, until: 100, resources });

// B4
test('a taken part shows on everything it is a part of, a taken whole not twice', () => {
  const hall = resource('hall', null, [taken('3', 60, 70)]);
  const room = resource('room', 'hall', [taken('2', 25, 40), taken('4', 60, 70, { wholeId: 'hall' })]);
  const desk = resource('desk', 'room', [taken('1', 10, 30), taken('5', 60, 70, { wholeId: 'hall' })]);
  const rows = placesOf(map(hall, room, desk));
  expect(rows.map(({ id, partly }) => [id, partly])).toEqual([
    ['hall', [{ from: 10, until: 40 }]],
    ['room', [{ from: 10, until: 30 }]],
    ['desk', []],
  ]);
});

test('places that nothing happened to stay the same objects', () => {
  const [whole, other] = [resource('whole', null), resource('other', null)];
  const before = placesOf(map(whole, resource('part', 'whole'), other));
  const after = placesOf(map(whole, resource('part', 'whole', [taken('1', 1, 2)]), other));
  expect(after[0]?.partly).toEqual([{ from: 1, until: 2 }]);
  expect(after[1]).not.toBe(before[1]);
  expect(after[2]).toBe(before[2]);
});
