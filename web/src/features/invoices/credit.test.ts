import { expect, it } from 'vitest';
import { consequencesOf, creditInputs, restockInputs } from './credit';

// M7
it('first lowers what is due, then gives back', () => {
  const picked = new Map([
    ['time', 5_000],
    ['coffee', 2_500],
  ]);
  expect(consequencesOf(picked, 3_000)).toEqual({ total: 7_500, lowersDue: 3_000, goesBack: 4_500 });
  expect(consequencesOf(picked, 0)).toEqual({ total: 7_500, lowersDue: 0, goesBack: 7_500 });
  expect(consequencesOf(picked, 9_000)).toEqual({ total: 7_500, lowersDue: 7_500, goesBack: 0 });
});

it('sends only whole choices', () => {
  expect(creditInputs(new Map())).toBeUndefined();
  expect(creditInputs(new Map([['time', null]]))).toBeUndefined();
  expect(creditInputs(new Map([['time', 0]]))).toBeUndefined();
  expect(creditInputs(new Map([['time', 100]]))).toEqual([{ lineId: 'time', amount: 100 }]);
});

it('puts back only what is taken back', () => {
  const back = new Map([
    ['coffee', 2],
    ['tea', 1],
    ['cake', 0],
  ]);
  expect(restockInputs(new Map([['coffee', 5_000], ['cake', 100]]), back)).toEqual([{ lineId: 'coffee', quantity: 2 }]);
});
