import { expect, test } from 'vitest';
import { changed, saleLines } from './cart';

const coffee = { id: 'i1', name: 'Turkish coffee' };
const cake = { id: 'i2', name: 'Lemon cake' };

test('a second press is one more, and what falls to none leaves the cart', () => {
  let cart = changed(changed(changed([], coffee, 1), cake, 2), coffee, 1);
  expect(saleLines(cart)).toEqual([
    { itemId: 'i1', quantity: 2 },
    { itemId: 'i2', quantity: 2 },
  ]);
  cart = changed(cart, cake, -2);
  expect(saleLines(cart)).toEqual([{ itemId: 'i1', quantity: 2 }]);
  expect(changed(cart, coffee, 5_000)[0]?.quantity).toBe(999);
});
