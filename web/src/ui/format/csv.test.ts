import { expect, test } from 'vitest';
import { toCsv } from './csv';

test('a formula in a name is text, and what holds a comma or a quote is quoted', () => {
  expect(toCsv([['=cmd()', 'Mona, El-Sherif', 'the "quiet" desk', 12], ['+20', '-5', '@x', 'منى']])).toBe(
    '\u{feff}\'=cmd(),"Mona, El-Sherif","the ""quiet"" desk",12\r\n\'+20,\'-5,\'@x,منى\r\n',
  );
});
