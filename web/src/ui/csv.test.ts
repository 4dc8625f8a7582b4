import { expect, test } from 'vitest';
import { toCsv } from './csv';

const lines = (cells: Parameters<typeof toCsv>[0]) => toCsv(cells).replace('\ufeff', '').split('\r\n');

test('a file begins with the mark of UTF-8 and keeps Arabic as it is', () => {
  expect(toCsv([[{ text: 'الإيرادات' }, { number: '-120.50' }]])).toBe('\ufeffالإيرادات,-120.50\r\n');
});

test('no spreadsheet takes words for a formula, and numbers stay numbers', () => {
  expect(lines([['=cmd()', '+20', '-1', '@sum', ' =1', '\t=1', '＝1'].map((text) => ({ text }))])[0]).toBe(
    `'=cmd(),'+20,'-1,'@sum,"' =1","'\t=1",'＝1`.replace(`"'\t=1"`, `'\t=1`).replace(`"' =1"`, `' =1`),
  );
  expect(lines([[{ number: '-5' }, undefined, { text: 'a' }]])[0]).toBe('-5,,a');
});

test('what would break a row is quoted', () => {
  expect(lines([[{ text: 'Tea, "hot"' }, { text: 'two\nlines' }]]).join('|')).toBe('"Tea, ""hot""","two\nlines"|');
});
