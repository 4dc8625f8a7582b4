import { expect, test } from 'vitest';
import { mapped } from './mapping';

const before = [
  { column: 'الاسم', field: 'name' },
  { column: 'Mobile', field: 'phone' },
  { column: 'Work phone', field: null },
];

test('a field moves to the column it is chosen for', () => {
  expect(mapped(before, 'Work phone', 'phone')).toEqual([
    { column: 'الاسم', field: 'name' },
    { column: 'Mobile', field: null },
    { column: 'Work phone', field: 'phone' },
  ]);
});

test('leaving a column out touches no other', () => {
  expect(mapped(before, 'Mobile', null)).toEqual([before[0], { column: 'Mobile', field: null }, before[2]]);
});
