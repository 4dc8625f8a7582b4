import { expect, test } from 'vitest';
import { copyNames, nextNames } from './series';

test('a series goes on from its first name, past what is taken in whatever case', () => {
  expect(nextNames('A1', 4, ['a2'])).toEqual(['A1', 'A3', 'A4', 'A5']);
  expect(nextNames('Desk 08', 3, [])).toEqual(['Desk 08', 'Desk 09', 'Desk 10']);
  expect(nextNames('مقعد ', 2, [])).toEqual(['مقعد 1', 'مقعد 2']);
  expect(nextNames('A1', 24, []).at(-1)).toBe('A24');
});

test('copies are called after what was copied', () => {
  expect(copyNames('A1', 2, ['A1', 'A2'])).toEqual(['A3', 'A4']);
  expect(copyNames('Window', 2, ['Window'])).toEqual(['Window 2', 'Window 3']);
});
