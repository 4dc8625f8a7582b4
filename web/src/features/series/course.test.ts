import { expect, test } from 'vitest';
import { repeatOf, timesFrom } from './course';
import { ruleOf } from './repeat';

const tuesday = '2026-11-24';

test('a rule that was chosen is read as it was chosen', () => {
  const rules = [
    'FREQ=DAILY;COUNT=10', 'FREQ=WEEKLY;COUNT=52;BYDAY=TU', 'FREQ=WEEKLY;INTERVAL=2;UNTIL=20270131;BYDAY=MO,TU,SU', 'FREQ=MONTHLY;BYMONTHDAY=24',
    'FREQ=MONTHLY;COUNT=3;BYDAY=4TU', 'FREQ=MONTHLY;COUNT=3;BYDAY=-1TU',
  ];
  for (const rule of rules) expect(ruleOf(repeatOf(rule, tuesday), tuesday)).toBe(rule);
  expect(repeatOf('FREQ=WEEKLY;COUNT=52;BYDAY=TU', tuesday)).toMatchObject({ every: 'week', weekdays: [], ends: 'count', count: 52 });
});

test('what is left is counted, and a moved day takes the place of its own', () => {
  const repeat = repeatOf('FREQ=WEEKLY;COUNT=52;BYDAY=TU,TH', tuesday, 43);
  expect(ruleOf(repeat, tuesday)).toBe('FREQ=WEEKLY;COUNT=43;BYDAY=TU,TH');
  expect(ruleOf(repeat, '2026-11-25')).toBe('FREQ=WEEKLY;COUNT=43;BYDAY=WE,TH');
});

test('what can’t be chosen stays a rule of one’s own', () => {
  for (const rule of ['FREQ=MONTHLY;BYDAY=2SU,-1SU', 'FREQ=DAILY;BYHOUR=10,13', 'FREQ=MONTHLY;BYMONTHDAY=25', 'FREQ=WEEKLY;UNTIL=20270131T220000Z']) {
    expect(repeatOf(rule, tuesday)).toMatchObject({ every: 'own', own: rule });
  }
  expect(repeatOf('FREQ=MONTHLY;COUNT=9;BYDAY=2SU,-1SU', tuesday, 4).own).toBe('FREQ=MONTHLY;COUNT=4;BYDAY=2SU,-1SU');
});

test('an edit counts from the first one that it means', () => {
  const occurrences = [1, 2, 3, 4].map((number) => ({ bookingId: `b${number}`, number, canChange: number > 1 }));
  const course = { rule: '', goesOn: false, lastNumber: 5, occurrences };
  expect([timesFrom(course, 'b3', 'FOLLOWING'), timesFrom(course, 'b3', 'ALL'), timesFrom({ ...course, goesOn: true }, 'b3', 'ALL')]).toEqual([3, 4, undefined]);
});
