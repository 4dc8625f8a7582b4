import { afterEach, expect, it } from 'vitest';
import { endTypeAhead, startTypeAhead, typedAhead } from './typeAhead';

function press(key: string, more: KeyboardEventInit = {}): boolean {
  return document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
}

afterEach(endTypeAhead);

it('keeps what is typed before the palette is there, and nothing afterwards', () => {
  startTypeAhead();
  for (const key of ['z', 'i', 'x', 'Backspace', 'ا']) press(key);
  expect(typedAhead()).toEqual({ text: 'ziا', entered: false });
  press('Enter');
  press('q');
  expect(typedAhead()).toEqual({ text: 'ziا', entered: true });
  endTypeAhead();
  expect(press('a')).toBe(true);
  expect(typedAhead()).toEqual({ text: '', entered: false });
});

it('leaves shortcuts and other keys alone', () => {
  startTypeAhead();
  expect(press('k', { ctrlKey: true })).toBe(true);
  expect(press('Tab')).toBe(true);
  expect(typedAhead().text).toBe('');
});
