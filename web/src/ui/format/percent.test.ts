import { afterEach, expect, it } from 'vitest';
import { setPreferences } from '../preferences';
import { basisPointsToText, formatPercent } from './percent';

afterEach(() => setPreferences({ locale: 'en', digits: 'latn' }));

it('shows basis points without needless zeros', () => {
  expect(basisPointsToText(1250)).toBe('12.5');
  expect(basisPointsToText(1400)).toBe('14');
  expect(basisPointsToText(10_000)).toBe('100');
  expect(basisPointsToText(5)).toBe('0.05');
  expect(basisPointsToText(0)).toBe('0');
});

it('uses the digits the reader chose', () => {
  setPreferences({ locale: 'en', digits: 'latn' });
  expect(formatPercent(1400)).toBe('14%');
  setPreferences({ locale: 'ar', digits: 'arab' });
  expect(formatPercent(1400)).toBe('١٤٪');
});
