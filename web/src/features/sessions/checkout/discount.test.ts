import { expect, it } from 'vitest';
import { parsePercent } from './discount';

it('reads percentages in either digits, exactly', () => {
  expect(parsePercent('12.5')).toEqual({ points: 1250 });
  expect(parsePercent('١٢٫٥٪')).toEqual({ points: 1250 });
  expect(parsePercent('0,07 %')).toEqual({ points: 7 });
  expect(parsePercent('100')).toEqual({ points: 10_000 });
  expect(parsePercent('')).toEqual({ points: 0 });
});

// M4
it('refuses what is not a percentage from 0 to 100', () => {
  for (const text of ['101', '-1', '12.345', 'half', '100.01']) expect(parsePercent(text)).toBe('not-a-percentage');
});
