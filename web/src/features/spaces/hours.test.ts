import { expect, it } from 'vitest';
import { addStretch, copyToOpenDays, onDay, passesMidnight, toggleDay } from './hours';

const sunday = { weekday: 7, opens: '10:00', closes: '02:00' };

it('knows when closing is on the next day', () => {
  expect(passesMidnight(sunday)).toBe(true);
  expect(passesMidnight({ weekday: 7, opens: '09:00', closes: '23:00' })).toBe(false);
  expect(passesMidnight({ weekday: 7, opens: '09:00', closes: '00:00' })).toBe(false);
});

it('opens a day like the open day before it, and with usual hours when there is none', () => {
  expect(onDay(toggleDay([sunday], 1, true), 1)).toEqual([{ weekday: 1, opens: '10:00', closes: '02:00' }]);
  expect(toggleDay([], 6, true)).toEqual([{ weekday: 6, opens: '09:00', closes: '23:00' }]);
  expect(toggleDay([sunday], 7, false)).toEqual([]);
});

it('adds a stretch after the last one', () => {
  const morning = { weekday: 5, opens: '08:00', closes: '11:30' };
  expect(addStretch([morning], 5)[1]).toEqual({ weekday: 5, opens: '12:30', closes: '15:30' });
});

it('copies hours to the open days only', () => {
  const copied = copyToOpenDays([sunday, { weekday: 1, opens: '09:00', closes: '17:00' }], 7);
  expect(copied.map(({ weekday, opens }) => [weekday, opens])).toEqual([
    [7, '10:00'],
    [1, '10:00'],
  ]);
});
