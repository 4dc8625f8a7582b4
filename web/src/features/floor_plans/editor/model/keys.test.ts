import { expect, test } from 'vitest';
import { commandOf, type Press } from './keys';

const press = (code: string, more: Partial<Press> = {}) => commandOf({ code, ctrl: false, shift: false, alt: false, ...more });

test('arrows move, with Ctrl they change the size, Alt is fine and Shift is far', () => {
  expect(press('ArrowLeft')).toEqual({ does: 'move', x: -10, y: 0 });
  expect(press('ArrowDown', { alt: true })).toEqual({ does: 'move', x: 0, y: 1 });
  expect(press('ArrowRight', { ctrl: true, shift: true })).toEqual({ does: 'size', x: 100, y: 0 });
});

test('undo and redo as everywhere, and the browser keeps what is its own', () => {
  expect(press('KeyZ', { ctrl: true })).toEqual({ does: 'undo' });
  expect(press('KeyZ', { ctrl: true, shift: true })).toEqual({ does: 'redo' });
  expect(press('KeyY', { ctrl: true })).toEqual({ does: 'redo' });
  expect(press('KeyR', { ctrl: true })).toBeUndefined();
  expect(press('Tab')).toBeUndefined();
  expect(press('F5')).toBeUndefined();
});

test('a letter draws', () => {
  expect(press('KeyD')).toEqual({ does: 'draw', tool: 'DESK' });
  expect(press('KeyD', { ctrl: true })).toEqual({ does: 'duplicate' });
  expect(press('KeyD', { alt: true })).toBeUndefined();
});
