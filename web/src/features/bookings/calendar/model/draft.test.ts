import { expect, test } from 'vitest';
import { axisOf, daysFrom, type Clock } from './axis';
import { blocksOf, closedSpans } from './blocks';
import { besideSpot, drawn, hourFrom, inTheWay, isElsewhere, momentUnder, movedTo, spotAt, stretchedTo, type Draft } from './draft';
import { asTree, filtered } from './find';
import type { Claim, Place } from './places';

const cairo: Clock = { zone: 'Africa/Cairo', cutOff: 300 };
// Cairo is two hours ahead.
const at = (hour: number, minute = 0, day = 20) => Date.UTC(2026, 10, day, hour - 2, minute);
const axis = axisOf(cairo, ['2026-11-20'], { first: 8 * 60, last: 20 * 60 });

function claim(id: string, from: number, until: number, more: Partial<Claim> = {}): Claim {
  return {
    id, kind: 'booking', from, until, usedUntil: until, bookingId: id, sessionId: undefined, wholeId: undefined, who: '', title: '', state: 'confirmed', running: false,
    amount: undefined, ...more,
  };
}

function place(id: string, claims: readonly Claim[] = [], more: Partial<Place> = {}): Place {
  return { id, name: id, kind: 'DESK', parentId: undefined, open: [{ from: at(9), until: at(19) }], claims, partly: [], ...more };
}

test('arrows go from free time to what is booked and past it', () => {
  const row = place('a1', [claim('one', at(10, 10), at(11, 50))]);
  const spot = spotAt(row, axis, at(10), 30);
  expect(spot.slot).toEqual({ from: at(10), until: at(10, 10) });
  const next = spotAt(row, axis, besideSpot(axis, spot, 1) ?? 0, 30);
  expect(next.claim?.id).toBe('one');
  const after = spotAt(row, axis, besideSpot(axis, next, 1) ?? 0, 30);
  expect(after.slot).toEqual({ from: at(11, 50), until: at(12) });
  expect(spotAt(row, axis, besideSpot(axis, after, -1) ?? 0, 30).claim?.id).toBe('one');
  expect(spotAt(row, axis, besideSpot(axis, next, -1) ?? 0, 30).slot).toEqual({ from: at(10), until: at(10, 10) });
});

test('arrows leap over the night and stop at the ends', () => {
  const week = axisOf(cairo, daysFrom('2026-11-20', 2), { first: 8 * 60, last: 20 * 60 });
  const row = place('a1');
  const evening = spotAt(row, week, at(19, 30), 30);
  expect(besideSpot(week, evening, 1)).toBe(at(8, 0, 21));
  const morning = spotAt(row, week, at(8, 0, 21), 30);
  expect(besideSpot(week, morning, -1)).toBe(at(20) - 1);
  expect(besideSpot(week, spotAt(row, week, at(8), 30), -1)).toBeUndefined();
  expect(besideSpot(week, spotAt(row, week, at(19, 45, 21), 30), 1)).toBeUndefined();
});

test('every arrow brings something new, there and back', () => {
  const row = place('a1', [claim('one', at(9, 20), at(10)), claim('two', at(10), at(11, 5)), claim('three', at(15), at(20))]);
  const seen: number[] = [];
  let spot = spotAt(row, axis, at(8), 30);
  for (let step = 0; step < 100; step += 1) {
    seen.push(spot.claim?.from ?? spot.slot?.from ?? 0);
    const next = besideSpot(axis, spot, 1);
    if (next === undefined) break;
    spot = spotAt(row, axis, next, 30);
  }
  expect(spot.claim?.id).toBe('three');
  expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b));
});

test('what is drawn is whole steps long, whichever way it is drawn', () => {
  expect(drawn(axis, 'a1', at(10, 7), at(11, 20), 15)).toMatchObject({ act: 'new', from: at(10), until: at(11, 30) });
  expect(drawn(axis, 'a1', at(11, 20), at(10, 7), 15)).toMatchObject({ from: at(10), until: at(11, 30) });
  expect(drawn(axis, 'a1', at(10), at(10), 15)).toMatchObject({ from: at(10), until: at(10, 15) });
});

test('pointing at a beginning means an hour, or what is free of it', () => {
  const row = place('a1', [claim('one', at(10, 30), at(11))]);
  expect(hourFrom(row, at(9))).toEqual({ from: at(9), until: at(10) });
  expect(hourFrom(row, at(10))).toEqual({ from: at(10), until: at(10, 30) });
});

test('a move keeps the length, a stretch keeps a step', () => {
  const draft: Draft = { act: 'move', placeId: 'a1', from: at(10), until: at(11) };
  expect(movedTo(draft, axis, at(12, 30), 'a2')).toMatchObject({ placeId: 'a2', from: at(12, 30), until: at(13, 30) });
  expect(movedTo(draft, axis, at(2), 'a1').from).toBe(at(8));
  expect(stretchedTo(draft, 'until', at(9), 15).until).toBe(at(10, 15));
  expect(stretchedTo(draft, 'from', at(12), 15).from).toBe(at(10, 45));
});

test('a booking is not in its own way, another is', () => {
  const own = claim('own', at(10), at(11));
  const row = place('a1', [own, claim('other', at(12), at(13))]);
  const draft: Draft = { act: 'move', placeId: 'a1', homeId: 'a1', from: at(10, 30), until: at(11, 30), claim: own };
  expect(inTheWay(draft, row)).toBeUndefined();
  expect(inTheWay(movedTo(draft, axis, at(11, 30), 'a1'), row)?.id).toBe('other');
  expect(isElsewhere(draft)).toBe(true);
  expect(isElsewhere({ ...draft, from: at(10), until: at(11) })).toBe(false);
});

test('from right to left the pointer reads the axis from its other end', () => {
  const box = { left: 100, width: 1_200 };
  expect(momentUnder(axis, box, 400, false)).toBe(at(11));
  expect(momentUnder(axis, box, 1_000, true)).toBe(at(11));
});

test('the turnaround hangs behind what is billed (B3)', () => {
  const row = place('a1', [claim('one', at(8), at(11, 30), { usedUntil: at(11) })]);
  const [block] = blocksOf(row, axis, at(9)).blocks;
  expect(block).toMatchObject({ start: 0, width: 3 / 12 });
  expect(block?.tail).toBeCloseTo(0.5 / 12, 9);
});

test('a stay past its end lies beside the next booking (B12)', () => {
  const over = claim('stay', at(9), at(10), { kind: 'session', state: '', running: true, bookingId: undefined });
  const { blocks, lanes } = blocksOf(place('a1', [over, claim('next', at(10), at(12))]), axis, at(11));
  expect(lanes).toBe(2);
  expect(blocks.map(({ lane }) => lane)).toEqual([0, 1]);
  expect(blocks[0]?.width).toBeCloseTo(2 / 12, 9);
});

test('what is outside the view is left out, what reaches in is cut', () => {
  const row = place('a1', [claim('before', at(8, 0, 19), at(9, 0, 19)), claim('night', at(6), at(9))]);
  const { blocks } = blocksOf(row, axis, at(9));
  expect(blocks).toHaveLength(1);
  expect(blocks[0]).toMatchObject({ start: 0, before: true, after: false });
});

test('closed hours are what the opening hours leave', () => {
  expect(closedSpans(place('a1'), axis)).toEqual([{ start: 0, width: 1 / 12 }, { start: 11 / 12, width: 1 / 12 }]);
  expect(closedSpans(place('a1', [], { open: [] }), axis)).toEqual([{ start: 0, width: 1 }]);
});

test('a search finds the place or who is in it', () => {
  const rows = [place('a1'), place('b1', [claim('x', at(9), at(10), { who: 'Mariam Fouad' })]), place('hall', [], { kind: 'EVENT_SPACE' })];
  const names = (text: string, kind: '' | 'EVENT_SPACE' = '') => filtered(rows, { text, kind, floor: undefined }).map(({ id }) => id);
  expect(names('mari')).toEqual(['b1']);
  expect(names('A1')).toEqual(['a1']);
  expect(names('', 'EVENT_SPACE')).toEqual(['hall']);
  expect(filtered(rows, { text: '', kind: '', floor: new Set(['a1']) }).map(({ id }) => id)).toEqual(['a1']);
});

test('parts stand below their whole, wherever they come in the list (B4)', () => {
  const rows = asTree([place('desk', [], { parentId: 'room' }), place('hall'), place('room', [], { parentId: 'hall' }), place('seat', [], { parentId: 'gone' })]);
  expect(rows.map(({ place: { id }, depth }) => [id, depth])).toEqual([['hall', 0], ['room', 1], ['desk', 2], ['seat', 0]]);
});
