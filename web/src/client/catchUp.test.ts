import { expect, test } from 'vitest';
import { advanced, beginning, broken, waitBefore } from './catchUp';

// J2: after a lost connection the client asks for what came after the last entry it has seen.
test('what was seen survives a broken line', () => {
  const seen = advanced(beginning, { seq: 41, reset: false });
  const lost = broken(broken(seen));
  expect(lost).toEqual({ seq: 41, failures: 2 });
  expect(advanced(lost, { seq: 44, reset: false })).toEqual({ seq: 44, failures: 0 });
});

test('an answer that comes late does not turn the feed back', () => {
  expect(advanced({ seq: 44, failures: 0 }, { seq: 43, reset: false }).seq).toBe(44);
});

test('a reset starts from where the server is, even when that is lower', () => {
  expect(advanced({ seq: 9_000, failures: 3 }, { seq: 12, reset: true })).toEqual({ seq: 12, failures: 0 });
});

test('waits grow to a limit and are spread by chance', () => {
  const wait = (failures: number, chance: number) => waitBefore({ seq: 1, failures }, chance);
  expect(wait(1, 1)).toBe(250);
  expect(wait(2, 1)).toBe(500);
  expect(wait(30, 1)).toBe(10_000);
  expect(wait(30, 0)).toBe(5_000);
});
