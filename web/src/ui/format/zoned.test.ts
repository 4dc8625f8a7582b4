import { describe, expect, it } from 'vitest';
import { instantAt, wallClockIn } from './zoned';

const cairo = 'Africa/Cairo';

describe('wall clocks', () => {
  it('reads and shows the time of the space', () => {
    expect(instantAt(cairo, '2026-11-20T14:05')).toBe('2026-11-20T12:05:00.000Z');
    expect(wallClockIn(cairo, '2026-11-20T12:05:59.000Z')).toBe('2026-11-20T14:05');
    expect(instantAt(cairo, '2026-07-01T09:00')).toBe('2026-07-01T06:00:00.000Z');
  });

  // T3, T5
  it('moves a time that does not exist forward and takes the first of two', () => {
    expect(instantAt(cairo, '2026-04-24T00:30')).toBe('2026-04-23T22:30:00.000Z');
    expect(instantAt(cairo, '2026-10-29T23:30')).toBe('2026-10-29T20:30:00.000Z');
  });

  it('refuses what is not a time', () => {
    expect(instantAt(cairo, '')).toBeUndefined();
    expect(instantAt(cairo, 'tomorrow')).toBeUndefined();
  });
});
