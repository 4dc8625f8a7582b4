import { expect, test } from 'vitest';
import { isInLastWeek, noRepeat, nthOf, ruleOf, weekdayOf } from './repeat';

const tuesday = '2026-11-24';

test('a choice becomes the rule that the server reads', () => {
  const rule = (change: Partial<typeof noRepeat>) => ruleOf({ ...noRepeat, ...change }, tuesday);
  expect(rule({})).toBeUndefined();
  expect(rule({ every: 'day' })).toBe('FREQ=DAILY;COUNT=10');
  expect(rule({ every: 'week', count: 52 })).toBe('FREQ=WEEKLY;COUNT=52;BYDAY=TU');
  expect(rule({ every: 'week', interval: 2, weekdays: [7, 1], ends: 'on', until: '2027-01-31' })).toBe('FREQ=WEEKLY;INTERVAL=2;UNTIL=20270131;BYDAY=MO,TU,SU');
  expect(rule({ every: 'month', ends: 'never' })).toBe('FREQ=MONTHLY;BYMONTHDAY=24');
  expect(rule({ every: 'month', month: 'nth', count: 3 })).toBe('FREQ=MONTHLY;COUNT=3;BYDAY=4TU');
  expect(rule({ every: 'month', month: 'last', count: 3 })).toBe('FREQ=MONTHLY;COUNT=3;BYDAY=-1TU');
  expect(rule({ every: 'own', own: ' FREQ=DAILY;BYDAY=MO ' })).toBe('FREQ=DAILY;BYDAY=MO');
});

test('what is not complete is no rule', () => {
  for (const change of [{ interval: null }, { count: null }, { count: 0 }, { ends: 'on' as const, until: '' }]) {
    expect(ruleOf({ ...noRepeat, every: 'week', ...change }, tuesday)).toBeUndefined();
  }
  expect(ruleOf({ ...noRepeat, every: 'own', own: ' ' }, tuesday)).toBeUndefined();
});

test('days know their place in week and month', () => {
  expect([weekdayOf(tuesday), weekdayOf('2026-11-29')]).toEqual([2, 7]);
  expect([nthOf('2026-11-07'), nthOf('2026-11-08'), nthOf('2026-11-29')]).toEqual([1, 2, 5]);
  expect([isInLastWeek('2026-11-23'), isInLastWeek(tuesday)]).toEqual([false, true]);
});
