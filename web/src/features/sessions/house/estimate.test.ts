import { describe, expect, it } from 'vitest';
import { estimatedTotal, nextBend, type GoingOn, type RunningPrice } from './estimate';

const startedAt = '2026-11-20T09:00:00.000Z';
const at = (minutes: number, seconds = 0) => Date.parse(startedAt) + (minutes * 60 + seconds) * 1000;
const goingOn: GoingOn = { ratePerHour: 2000, incrementMinutes: 1, graceMinutes: 0 };

describe('what ticks between two answers', () => {
  const price: RunningPrice = { startedAt, durationMinutes: 59, total: 2000, running: goingOn };

  it('is the last answer until the next step starts', () => {
    expect(estimatedTotal(price, at(59, 59))).toBe(2000);
  });

  // P5
  it('adds every minute that was started since', () => {
    expect(estimatedTotal(price, at(60, 1))).toBe(2033);
    expect(estimatedTotal(price, at(62, 30))).toBe(2100);
  });

  // P5
  it('adds whole steps where time is billed by the half hour, after the grace', () => {
    const halfHours = { ...price, running: { ...goingOn, incrementMinutes: 30, graceMinutes: 5 } };
    expect(estimatedTotal(halfHours, at(64, 59))).toBe(2000);
    expect(estimatedTotal(halfHours, at(65, 1))).toBe(3000);
  });

  // P3, S4
  it('stands still where the rate stops holding, and while a plan pays', () => {
    const capped = { ...price, running: { ...goingOn, until: new Date(at(61)).toISOString() } };
    expect(estimatedTotal(capped, at(60, 1))).toBe(2033);
    expect(estimatedTotal(capped, at(90))).toBe(2033);
    expect(estimatedTotal({ ...price, running: { ...goingOn, ratePerHour: 0 } }, at(90))).toBe(2000);
    expect(estimatedTotal({ ...price, running: null }, at(90))).toBe(2000);
  });

  it('never falls below the last answer when this clock runs behind', () => {
    expect(estimatedTotal(price, at(10))).toBe(2000);
    expect(estimatedTotal(price, at(-10))).toBe(2000);
  });

  it('adds nothing before the grace is over', () => {
    const fresh = { startedAt, durationMinutes: 0, total: 0, running: { ...goingOn, graceMinutes: 5 } };
    expect(estimatedTotal(fresh, at(4, 59))).toBe(0);
  });

  it('knows when the first of several must be asked again', () => {
    const until = (minutes: number) => ({ ...price, running: { ...goingOn, until: new Date(at(minutes)).toISOString() } });
    expect(nextBend([until(90), price, until(70)])).toBe(at(70));
    expect(nextBend([price])).toBeUndefined();
  });
});
