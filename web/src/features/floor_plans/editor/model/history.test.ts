import { expect, test } from 'vitest';
import { begun, canRedo, canUndo, done, redone, undone } from './history';

test('what was undone comes back, until something else is done', () => {
  let history = done(done(begun('empty'), 'add', 'one desk'), 'move', 'one desk moved');
  history = undone(history);
  expect([history.present, history.future[0]?.deed]).toEqual(['one desk', 'move']);
  expect(redone(history).present).toBe('one desk moved');
  const other = done(history, 'remove', 'empty again');
  expect(canRedo(other)).toBe(false);
  expect(undone(other).present).toBe('one desk');
});

test('a held key is one step; no change is none', () => {
  let history = begun(0);
  for (const value of [1, 2, 3]) history = done(history, 'move', value, 'press 1');
  history = done(history, 'move', 4, 'press 2');
  expect(history.past).toHaveLength(2);
  expect(undone(history).present).toBe(3);
  expect(undone(undone(history)).present).toBe(0);
  expect(done(history, 'move', 4)).toBe(history);
  expect(canUndo(undone(undone(history)))).toBe(false);
});

test('after an undo the same hand movement begins a step of its own', () => {
  const history = done(undone(done(begun(0), 'move', 1, 'press 1')), 'move', 2, 'press 1');
  expect(undone(history).present).toBe(0);
});

test('there is no end to it', () => {
  let history = begun(0);
  for (let step = 1; step <= 5_000; step += 1) history = done(history, 'add', step);
  for (let step = 0; step < 5_000; step += 1) history = undone(history);
  expect(history.present).toBe(0);
  for (let step = 0; step < 5_000; step += 1) history = redone(history);
  expect(history.present).toBe(5_000);
});
