import { expect, test } from 'vitest';
import { firstEntry, startingAt, whereOf } from './entry';

const entry = firstEntry('a1', '2026-11-20T08:00:00.000Z', '2026-11-20T09:30:00.000Z');

test('another beginning keeps the length', () => {
  expect(startingAt(entry, '2026-11-20T12:00:00.000Z')).toEqual({ startsAt: '2026-11-20T12:00:00.000Z', endsAt: '2026-11-20T13:30:00.000Z' });
  expect(startingAt({ ...entry, endsAt: null }, '2026-11-20T12:00:00.000Z').endsAt).toBe('2026-11-20T13:00:00.000Z');
  expect(startingAt(entry, null)).toEqual({ startsAt: null });
});

test('nothing is asked while the place or the time is missing', () => {
  expect(whereOf(entry)).toEqual({ resourceId: 'a1', startsAt: '2026-11-20T08:00:00.000Z', endsAt: '2026-11-20T09:30:00.000Z' });
  expect(whereOf(firstEntry('any', '', ''))).toBeUndefined();
  expect(whereOf({ ...entry, endsAt: null })).toBeUndefined();
});
