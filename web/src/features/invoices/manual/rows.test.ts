import { expect, test } from 'vitest';
import { blankRow, inputOf, problemsOf, refusedAt, untouched, wholeLines, type Row } from './rows';

const whole: Row = { ...blankRow(7), description: ' Day use ', quantity: 2, unitPrice: 12_000 };

test('an untouched line is left out, a half one says what it needs', () => {
  expect(untouched(blankRow(1))).toBe(true);
  expect(Object.keys(problemsOf({ ...blankRow(1), description: 'Locker' }))).toEqual(['unitPrice']);
  expect(wholeLines([blankRow(1), whole])).toEqual([{ description: 'Day use', quantity: 2, unitPrice: 12_000, itemId: null }]);
});

test('an item leaves the stock only when asked to', () => {
  const item = { id: 'i1', left: 4 };
  expect(inputOf({ ...whole, item })?.itemId).toBeNull();
  expect(inputOf({ ...whole, item, fromStock: true })?.itemId).toBe('i1');
});

test('a refusal of the server lands on the line it means, past untouched ones', () => {
  const rows = [blankRow(1), { ...whole, key: 2 }, blankRow(3), { ...whole, key: 4 }];
  expect([...refusedAt('lines.1.unitPrice', 'Too dear', rows)]).toEqual([[4, { unitPrice: 'Too dear' }]]);
  expect(refusedAt('note', 'Too long', rows).size).toBe(0);
});
