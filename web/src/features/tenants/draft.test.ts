import { expect, test } from 'vitest';
import { slugOf } from './draft';

test('a name for an address is made of what is Latin in a name', () => {
  expect(slugOf('Nile House')).toBe('nile-house');
  expect(slugOf('  Café Riche & Co. ')).toBe('cafe-riche-co');
  expect(slugOf('رواق')).toBe('');
  expect(slugOf('A1')).toBe('');
  expect(slugOf('x'.repeat(60))).toHaveLength(40);
});
