import { afterEach, expect, test } from 'vitest';
import { setPreferences } from '../preferences';
import { dateIn, dayBefore, formatMoment, formatTime } from './dates';
import { formatClock, formatMinutes, secondsBetween } from './duration';

const cairo = 'Africa/Cairo';

afterEach(() => setPreferences({ locale: 'en', digits: 'auto' }));

// T1: instants are shown in the space's zone, whatever zone the device is in.
test('wall-clock time is the space’s', () => {
  setPreferences({ locale: 'en' });
  expect(formatTime('2026-01-15T22:05:00Z', cairo)).toBe('00:05');
  expect(dateIn(cairo, new Date('2026-01-15T22:05:00Z'))).toBe('2026-01-16');
});

// T5: Cairo's clocks change at midnight.
test('the nights of the clock change keep their wall time', () => {
  expect(formatTime('2026-04-23T21:59:00Z', cairo)).toBe('23:59');
  expect(formatTime('2026-04-23T22:00:00Z', cairo)).toBe('01:00');
  expect(dayBefore('2026-04-24')).toBe('2026-04-23');
  expect(dayBefore('2026-03-01')).toBe('2026-02-28');
});

test('near days have names, in both languages', () => {
  const now = new Date('2026-11-20T10:00:00Z');
  setPreferences({ locale: 'en' });
  expect(formatMoment('2026-11-20T08:00:00Z', cairo, now)).toBe('Today 10:00');
  expect(formatMoment('2026-11-19T08:00:00Z', cairo, now)).toBe('Yesterday 10:00');
  expect(formatMoment('2026-11-18T08:00:00Z', cairo, now)).toBe('18 Nov 2026 10:00');
  setPreferences({ locale: 'ar' });
  expect(formatMoment('2026-11-20T08:00:00Z', cairo, now)).toBe('اليوم ١٠:٠٠');
});

test('a running clock counts past a day and never below zero', () => {
  setPreferences({ locale: 'en' });
  expect(formatClock(0)).toBe('0:00:00');
  expect(formatClock(5_700)).toBe('1:35:00');
  expect(formatClock(93_790)).toBe('26:03:10');
  expect(secondsBetween('2026-11-20T10:00:00Z', Date.parse('2026-11-20T09:59:00Z'))).toBe(0);
  expect(secondsBetween('2026-11-20T10:00:00Z', Date.parse('2026-11-20T11:35:00Z'))).toBe(5_700);
});

test('lengths are said in words', () => {
  setPreferences({ locale: 'en' });
  expect(formatMinutes(0)).toBe('0 min');
  expect(formatMinutes(60)).toBe('1 h');
  expect(formatMinutes(95)).toBe('1 h 35 min');
});
