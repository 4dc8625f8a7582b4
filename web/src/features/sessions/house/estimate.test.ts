import { describe, expect, it } from 'vitest';
import { estimatedTotal, type RunningPrice } from './estimate';

const startedAt = '2026-11-20T09:00:00.000Z';
const at = (minutes: number, seconds = 0) => Date.parse(startedAt) + (minutes * 60 + seconds) * 1000;
const perMinute = { incrementMinutes: 1, graceMinutes: 0 };

describe('what ticks between two answers', () => {
  const price: RunningPrice = { startedAt, durationMinutes: 59, total: 2000, ratePerHour: 2000 };

  it('is the last answer until the next step starts', () => {
    expect(estimatedTotal(price, perMinute, at(59, 59))).toBe(2000);
  });

  // P5
  it('adds every minute that was started since', () => {
    expect(estimatedTotal(price, perMinute, at(60, 1))).toBe(2033);
    expect(estimatedTotal(price, perMinute, at(62, 30))).toBe(2100);
  });

  // P5
  it('adds whole steps where the space bills by the half hour, after the grace', () => {
    const halfHours = { incrementMinutes: 30, graceMinutes: 5 };
    expect(estimatedTotal(price, halfHours, at(64, 59))).toBe(2000);
    expect(estimatedTotal(price, halfHours, at(65, 1))).toBe(3000);
  });

  it('never falls below the last answer when this clock runs behind', () => {
    expect(estimatedTotal(price, perMinute, at(10))).toBe(2000);
    expect(estimatedTotal(price, perMinute, at(-10))).toBe(2000);
  });

  it('adds nothing before the grace is over', () => {
    const fresh = { startedAt, durationMinutes: 0, total: 0, ratePerHour: 2000 };
    expect(estimatedTotal(fresh, { incrementMinutes: 1, graceMinutes: 5 }, at(4, 59))).toBe(0);
  });
});
