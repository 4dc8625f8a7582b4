import { expect, test } from 'vitest';
import { edited, editing } from './editor';
import { boundsOf, overlap } from './geometry';
import { asNew, block, doubledNames, duplicated, laidOut, madeIn, madeReal, nextPlace, unplaced, type Known } from './places';
import type { PlaceItem } from './plan';
import { floor, seat } from './samples';

let count = 0;
const identity = () => `n${(count += 1)}`;
const known: Known = new Map([
  ['r1', { id: 'r1', name: 'A1', resourceType: 'SEAT', ratePerHour: 2_500, capacity: 1 }],
  ['r2', { id: 'r2', name: 'Studio', resourceType: 'ROOM', ratePerHour: 20_000, capacity: 8 }],
]);
const standing = (id: string, resourceId: string, x: number, y: number): PlaceItem => seat(id, x, y, { resourceId, fresh: null });
const nobody: Known = new Map();

test('a new place goes on where the last of its kind ended', () => {
  expect(nextPlace('SEAT', floor(), known)).toEqual({ name: 'A2', resourceType: 'SEAT', ratePerHour: 2_500, capacity: 1 });
  expect(nextPlace('ROOM', floor(), known)).toMatchObject({ name: 'Studio 2', ratePerHour: 20_000, capacity: 8 });
  expect(nextPlace('DESK', floor(), nobody)).toEqual({ name: 'D1', resourceType: 'DESK', ratePerHour: 0, capacity: 1 });
});

test('24 seats in one go, named A1 to A24, beside each other on a floor that has room for them', () => {
  const first = seat('first', 60, 30, { fresh: { name: 'A1', resourceType: 'SEAT', ratePerHour: 2_500, capacity: 1 } });
  const { change, ids } = block(first, { columns: 8, rows: 3, gapX: 40, gapY: 120 }, floor(), nobody, identity);
  const plan = change(floor());
  expect(ids).toHaveLength(24);
  expect(plan.items.map((item) => (item.kind === 'place' ? item.fresh?.name : ''))).toEqual(Array.from({ length: 24 }, (_, at) => `A${at + 1}`));
  expect(plan.width).toBeGreaterThan(1_000);
  for (const [at, one] of plan.items.entries()) {
    const own = boundsOf(one);
    expect(own.left >= 0 && own.top >= 0 && own.right <= plan.width && own.bottom <= plan.height).toBe(true);
    for (const other of plan.items.slice(at + 1)) expect(overlap(own, boundsOf(other))).toBe(false);
  }
});

test('nothing stands twice: a copy of a place is a new place like it', () => {
  const plan = floor(standing('a', 'r1', 100, 100));
  const { change, ids } = duplicated(plan.items, plan, known, identity);
  const copy = change(plan).items.find(({ id }) => id === ids[0]);
  expect(copy).toMatchObject({ resourceId: null, x: 240, y: 100, fresh: { name: 'A2', ratePerHour: 2_500 } });
  expect(asNew(known)(plan.items[0]!)).toMatchObject({ fresh: { name: 'A1' } });
  const rows = laidOut(plan.items, { columns: 1, rows: 3, gapX: 0, gapY: 0 }, plan, known, identity);
  expect(rows.change(plan).items.map((item) => (item.kind === 'place' ? (item.fresh?.name ?? 'A1') : ''))).toEqual(['A1', 'A2', 'A3']);
});

test('who stands nowhere is offered, who stands on another floor is not', () => {
  const plan = floor(standing('a', 'r1', 100, 100));
  expect(unplaced(plan, known, new Set()).map(({ id }) => id)).toEqual(['r2']);
  expect(unplaced(plan, known, new Set(['r2']))).toEqual([]);
});

test('a name that is taken is told before publishing', () => {
  const named = (id: string, name: string) => seat(id, 100, 100, { fresh: { name, resourceType: 'SEAT', ratePerHour: 0, capacity: 1 } });
  expect(doubledNames(floor(named('x', ' a1'), named('y', 'B1'), named('z', 'b1')), known)).toEqual([' a1', 'b1']);
});

test('after publishing, undo and redo speak of the places that were made', () => {
  let state = editing(floor(seat('a1', 100, 100)));
  state = edited(state, { type: 'change', deed: 'add', change: (plan) => ({ ...plan, items: [...plan.items, seat('a2', 400, 100)] }) });
  const sent = state.history.present;
  const published = floor(standing('a1', 'r7', 100, 100), standing('a2', 'r8', 400, 100));
  const made = madeIn(sent, published);
  const to = madeReal(made)(sent);
  state = edited(state, { type: 'made', made, from: sent, to });
  expect(state.history.present).toBe(to);
  expect(to).toEqual(published);
  const before = edited(state, { type: 'undo' });
  expect(before.history.present.items).toEqual([standing('a1', 'r7', 100, 100)]);
  expect(edited(before, { type: 'redo' }).history.present).toEqual(published);
});
