import { expect, test } from 'vitest';
import { inMinutes, inUnit, unitOf } from './length';

test('a length is said in the largest unit that fits it', () => {
  expect([0, 15, 60, 90, 120, 1_440, 1_500, 2_880].map(unitOf)).toEqual(['minutes', 'minutes', 'hours', 'minutes', 'hours', 'days', 'hours', 'days']);
});

test('what is said in a unit is what was meant', () => {
  for (const minutes of [0, 1, 59, 60, 90, 1_440, 44_640]) {
    const unit = unitOf(minutes);
    expect(Number.isInteger(inUnit(minutes, unit))).toBe(true);
    expect(inMinutes(inUnit(minutes, unit), unit)).toBe(minutes);
  }
});
