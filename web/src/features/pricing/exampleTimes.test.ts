import { describe, expect, it } from 'vitest';
import { timesFor } from './exampleTimes';

// A Friday.
const today = '2026-11-20';
const always = { kind: 'HOURLY_RATE', weekdays: [], fromTime: '', firstDate: '' } as const;

describe('the stay of an example', () => {
  it('is today for a rule that always holds', () => {
    expect(timesFor(always, today)).toEqual({ from: '2026-11-20T10:00', until: '2026-11-20T15:00' });
  });

  it('is on the next day of the rule, from an hour before its time', () => {
    expect(timesFor({ ...always, weekdays: [7, 1], fromTime: '18:30' }, today)).toEqual({ from: '2026-11-22T17:30', until: '2026-11-22T22:30' });
  });

  it('is at the very time of the day for an item', () => {
    expect(timesFor({ ...always, kind: 'ITEM_PRICE', fromTime: '16:00' }, today).from).toBe('2026-11-20T16:00');
  });

  it('lasts long enough to show a price of days', () => {
    expect(timesFor({ ...always, kind: 'DAY_RATE' }, today).until).toBe('2026-11-21T15:00');
    expect(timesFor({ ...always, kind: 'WEEKLY_CAP' }, today)).toEqual({ from: '2026-11-20T10:00', until: '2026-11-28T15:00' });
  });

  it('goes over midnight and waits for the first date', () => {
    expect(timesFor({ ...always, fromTime: '22:00', firstDate: '2026-12-01' }, today)).toEqual({ from: '2026-12-01T21:00', until: '2026-12-02T02:00' });
  });
});
