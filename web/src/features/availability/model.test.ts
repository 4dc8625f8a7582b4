import { expect, test } from 'vitest';
import { busy, stateAt, stateOver, told, type AvailabilityMap, type Claim, type Place } from './model';

const hour = 3_600_000;

function place(id: string, claims: readonly Claim[] = [], parentId: string | null = null): Place {
  return { id, name: id, kind: 'desk', parentId, capacity: 1, bookable: true, open: [[9 * hour, 23 * hour]], claims };
}

function claim(id: string, from: number, until: number, more: Partial<Claim> = {}): Claim {
  return { id, kind: 'booking', from: from * hour, until: until * hour, usedUntil: until * hour, ...more };
}

function map(...resources: Place[]): AvailabilityMap {
  return { seq: 7, serverTime: 0, from: 0, until: 24 * hour, resources };
}

const ids = (of: Place | undefined) => of?.claims.map((each) => each.id);

test('a change replaces its claim and leaves the other places as they are', () => {
  const before = map(place('a', [claim('1', 10, 12), claim('2', 14, 15)]), place('b', [claim('3', 9, 10)]));
  const after = told(before, { seq: 9, changed: [{ ...claim('1', 16, 18), resourceId: 'a' }], gone: [] });
  expect(after?.seq).toBe(9);
  expect(ids(after?.resources[0])).toEqual(['2', '1']);
  expect(after?.resources[1]).toBe(before.resources[1]);
});

test('a claim that moves to another place leaves the first', () => {
  const before = map(place('a', [claim('1', 10, 12)]), place('b'));
  const after = told(before, { seq: 8, changed: [{ ...claim('1', 10, 12), resourceId: 'b' }], gone: [] });
  expect(ids(after?.resources[0])).toEqual([]);
  expect(ids(after?.resources[1])).toEqual(['1']);
});

test('what is gone, and what moved out of the window, is no longer shown', () => {
  const before = map(place('a', [claim('1', 10, 12), claim('2', 14, 15)]));
  const after = told(before, { seq: 8, changed: [{ ...claim('2', 30, 31), resourceId: 'a' }], gone: ['1'] });
  expect(ids(after?.resources[0])).toEqual([]);
});

test('everything anew takes the place of what was known', () => {
  const anew = map(place('c'));
  expect(told(map(place('a')), { seq: 7, map: anew })).toBe(anew);
  expect(told(undefined, { seq: 7, changed: [], gone: [] })).toBeUndefined();
});

// B4
test('a room is taken while a desk in it is, and not twice by its own booking', () => {
  const inRoom = claim('1', 10, 12);
  const partOfIt = claim('2', 10, 12, { wholeId: 'room' });
  const desk = claim('3', 14, 15);
  const all = busy(map(place('hall'), place('room', [inRoom], 'hall'), place('desk', [partOfIt, desk], 'room')));
  expect(all.get('room')?.map((each) => each.id)).toEqual(['1', '3']);
  expect(all.get('hall')?.map((each) => each.id)).toEqual(['1', '2', '3']);
  expect(all.get('desk')?.map((each) => each.id)).toEqual(['2', '3']);
});

// T2, B12
test('a place is free until the next claim or closing time', () => {
  const of = place('a', [claim('1', 10, 12), claim('2', 22, 24, { kind: 'session', running: true })]);
  expect(stateAt(of, of.claims, 9 * hour)).toEqual({ kind: 'free', until: 10 * hour });
  expect(stateAt(of, of.claims, 10 * hour).kind).toBe('reserved');
  expect(stateAt(of, of.claims, 12 * hour)).toEqual({ kind: 'free', until: 22 * hour });
  expect(stateAt(of, of.claims, 8 * hour)).toEqual({ kind: 'closed', until: 9 * hour });
  expect(stateAt(of, of.claims, 26 * hour).kind).toBe('taken');
  expect(stateAt(of, of.claims, 34 * hour, 26 * hour).kind).toBe('closed');
});

test('a place is free over an interval when nothing of it is taken', () => {
  const of = place('a', [claim('1', 10, 12), claim('2', 15, 16, { kind: 'closure' })]);
  expect(stateOver(of, of.claims, 12 * hour, 15 * hour, 0)).toEqual({ kind: 'free', until: 15 * hour });
  expect(stateOver(of, of.claims, 9 * hour, 11 * hour, 0).kind).toBe('reserved');
  expect(stateOver(of, of.claims, 13 * hour, 17 * hour, 0).kind).toBe('out_of_order');
  expect(stateOver(of, of.claims, 20 * hour, 24 * hour, 0).kind).toBe('closed');
});
