import { expect, test } from 'vitest';
import { axisOf, dayNamed, daysFrom, momentAt, operatingDay, shareAt, shownMinutes, snapped, ticksOf, weekOf, wholeDays, type Clock } from './axis';
import type { Claim, Place } from './places';

const cairo: Clock = { zone: 'Africa/Cairo', cutOff: 300 };
const at = (text: string) => Date.parse(text);
const hour = 3_600_000;

function claim(from: string, until: string, kind: Claim['kind'] = 'booking'): Claim {
  return {
    id: from, kind, from: at(from), until: at(until), usedUntil: at(until), bookingId: from, sessionId: undefined, wholeId: undefined,
    who: '', title: '', state: '', running: false, amount: undefined,
  };
}

function place(open: readonly [string, string][], claims: readonly Claim[] = []): Place {
  const spans = open.map(([from, until]) => ({ from: at(from), until: at(until) }));
  return { id: 'a1', name: 'A1', kind: 'DESK', parentId: undefined, open: spans, claims, partly: [] };
}

test('a night belongs to the operating day before it (T6)', () => {
  expect(operatingDay(cairo, at('2026-11-20T02:59:00Z'))).toBe('2026-11-19');
  expect(operatingDay(cairo, at('2026-11-20T03:00:00Z'))).toBe('2026-11-20');
});

test('the week begins on Saturday', () => {
  expect(weekOf('2026-11-20')).toBe('2026-11-14');
  expect(weekOf('2026-11-21')).toBe('2026-11-21');
});

test('a view shows the hours that are open', () => {
  const within = wholeDays(cairo, '2026-11-20', 1);
  const open = place([['2026-11-20T06:30:00Z', '2026-11-20T20:15:00Z']]);
  expect(shownMinutes(cairo, within, [open])).toEqual({ first: 8 * 60, last: 23 * 60 });
});

test('hours past midnight are shown on their day', () => {
  const within = wholeDays(cairo, '2026-11-20', 1);
  const late = place([['2026-11-20T07:00:00Z', '2026-11-21T00:00:00Z']]);
  expect(shownMinutes(cairo, within, [late])).toEqual({ first: 9 * 60, last: 26 * 60 });
});

test('what is taken outside the hours widens them, a closure does not', () => {
  const within = wholeDays(cairo, '2026-11-20', 1);
  const taken = place([['2026-11-20T07:00:00Z', '2026-11-20T16:00:00Z']], [
    claim('2026-11-20T05:30:00Z', '2026-11-20T06:30:00Z'),
    claim('2026-11-18T00:00:00Z', '2026-11-25T00:00:00Z', 'closure'),
  ]);
  expect(shownMinutes(cairo, within, [taken])).toEqual({ first: 7 * 60, last: 18 * 60 });
});

test('a house that never closes is shown from cut-off to cut-off', () => {
  const within = wholeDays(cairo, '2026-11-20', 1);
  const always = place([['2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z']]);
  expect(shownMinutes(cairo, within, [always])).toEqual({ first: 300, last: 300 + 1_440 });
});

test('moments and places on the axis are each other’s inverse', () => {
  const axis = axisOf(cairo, daysFrom('2026-11-14', 7), { first: 540, last: 1_380 });
  expect(axis.length).toBe(7 * 14 * hour);
  for (let share = 0; share < 1; share += 0.013) {
    expect(shareAt(axis, momentAt(axis, share))).toBeCloseTo(share, 9);
  }
});

test('the night between two days takes no place', () => {
  const axis = axisOf(cairo, daysFrom('2026-11-14', 2), { first: 540, last: 1_380 });
  expect(shareAt(axis, at('2026-11-15T00:00:00Z'))).toBe(0.5);
  expect(momentAt(axis, 0.5)).toBe(at('2026-11-15T07:00:00Z'));
});

test('the days of Cairo’s clock changes are as long as they are (T5, T7)', () => {
  const whole = { first: 300, last: 300 + 1_440 };
  expect(axisOf(cairo, ['2026-04-23'], whole).length).toBe(23 * hour);
  expect(axisOf(cairo, ['2026-10-29'], whole).length).toBe(25 * hour);
  const ticks = ticksOf(cairo, axisOf(cairo, ['2026-10-29'], whole).days[0] ?? { from: 0, until: 0 }, 1);
  expect(ticks).toHaveLength(25);
});

test('a moment is rounded to steps that begin with the day', () => {
  const axis = axisOf(cairo, ['2026-11-20'], { first: 540, last: 1_380 });
  const nineTen = at('2026-11-20T07:10:00Z');
  expect(snapped(axis, nineTen, 15)).toBe(at('2026-11-20T07:00:00Z'));
  expect(snapped(axis, nineTen, 15, Math.ceil)).toBe(at('2026-11-20T07:15:00Z'));
  expect(snapped(axis, nineTen, 30, Math.round)).toBe(at('2026-11-20T07:00:00Z'));
});

test('an address that names no day means today', () => {
  const now = at('2026-11-20T10:00:00Z');
  expect(dayNamed('2026-12-01', cairo, now)).toBe('2026-12-01');
  for (const wrong of ['', 'tomorrow', '2026-02-31', '2026-13-01']) expect(dayNamed(wrong, cairo, now)).toBe('2026-11-20');
});
