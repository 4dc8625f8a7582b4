import { afterEach, describe, expect, test } from 'vitest';
import { setPreferences } from '../preferences';
import { localDecimal } from './digits';
import { formatMoney, minorToDecimal, parseMoney } from './money';

const amount = (text: string, exponent = 2) => {
  const parsed = parseMoney(text, exponent);
  return parsed.kind === 'amount' ? parsed.minor : parsed.kind;
};

// M1: minor units in, minor units out, no float in between.
describe('reading money', () => {
  test.each([
    ['120', 12_000],
    ['120.5', 12_050],
    ['120.50', 12_050],
    ['.75', 75],
    ['0.29', 29],
    ['1.10', 110],
    ['4.35', 435],
    ['-12.25', -1_225],
    ['1,250', 125_000],
    ['1,250,000.05', 125_000_005],
    ['12,5', 1_250],
    ['12.500', 1_250],
    [' 1 250 ', 125_000],
    ['90071992547409.91', 9_007_199_254_740_991],
  ])('%s is %i piastres', (text, minor) => {
    expect(amount(text)).toBe(minor);
  });

  test('takes Arabic-Indic and Persian digits and signs', () => {
    expect(amount('١٢٠٫٥٠')).toBe(12_050);
    expect(amount('١٬٢٥٠')).toBe(125_000);
    expect(amount('۳٫۵')).toBe(350);
  });

  test.each(['abc', '12.3.4', '1,2,3', '12 EGP', '-', '.', '1e3', '--5'])('%s is refused', (text) => {
    expect(parseMoney(text, 2)).toEqual({ kind: 'invalid', why: 'not-a-number' });
  });

  test('refuses what it would have to round', () => {
    expect(parseMoney('1.005', 2)).toEqual({ kind: 'invalid', why: 'too-precise' });
    expect(parseMoney('1.5', 0)).toEqual({ kind: 'invalid', why: 'too-precise' });
    expect(parseMoney('90071992547409.92', 2)).toEqual({ kind: 'invalid', why: 'too-large' });
  });

  test('knows nothing from zero, and zero has no sign', () => {
    expect(parseMoney('  ', 2)).toEqual({ kind: 'empty' });
    expect(Object.is(amount('-0'), 0)).toBe(true);
  });
});

describe('showing money', () => {
  afterEach(() => setPreferences({ locale: 'en', digits: 'auto' }));

  test.each([
    [0, 2, '0.00'],
    [5, 2, '0.05'],
    [-5, 2, '-0.05'],
    [12_050, 2, '120.50'],
    [700, 0, '700'],
    [1_005, 3, '1.005'],
  ])('%i with %i digits is %s', (minor, exponent, text) => {
    expect(minorToDecimal(minor, exponent)).toBe(text);
  });

  test('what is shown reads back as the same amount', () => {
    for (const minor of [0, 1, 99, 100, 101, 12_345, -7, 9_007_199_254_740_991]) {
      expect(amount(minorToDecimal(minor, 2))).toBe(minor);
    }
  });

  test('follows the language and the choice of digits', () => {
    setPreferences({ locale: 'en' });
    expect(formatMoney(125_005, 'EGP', true)).toBe('1,250.05');
    setPreferences({ locale: 'ar' });
    expect(formatMoney(125_005, 'EGP', true)).toBe('١٬٢٥٠٫٠٥');
    setPreferences({ digits: 'latn' });
    expect(formatMoney(125_005, 'EGP', true)).toBe('1,250.05');
  });

  test('what an Arabic reader sees in an input reads back as the same amount', () => {
    setPreferences({ locale: 'ar' });
    expect(localDecimal(minorToDecimal(-4_505, 2))).toBe('-٤٥٫٠٥');
    expect(amount(localDecimal(minorToDecimal(-4_505, 2)))).toBe(-4_505);
  });

  test('the largest amount keeps its last piastre', () => {
    setPreferences({ locale: 'en' });
    expect(formatMoney(9_007_199_254_740_991, 'EGP', true)).toBe('90,071,992,547,409.91');
  });
});
