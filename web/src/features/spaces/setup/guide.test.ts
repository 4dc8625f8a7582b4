import { beforeEach, expect, it } from 'vitest';
import { nextStep, reach } from './guide';

beforeEach(() => localStorage.clear());

it('goes on where the house is not finished, on whichever machine', () => {
  expect(nextStep({ places: 0, floors: 0 })).toBe('layout');
  expect(nextStep({ places: 0, floors: 1 })).toBe('prices');
  expect(nextStep({ places: 24, floors: 1 })).toBeUndefined();
});

it('brings this browser back to the last two steps until they are done', () => {
  reach('brand');
  expect(nextStep({ places: 24, floors: 1 })).toBe('brand');
  reach('team');
  expect(nextStep({ places: 24, floors: 1 })).toBe('team');
  reach('done');
  expect(nextStep({ places: 24, floors: 1 })).toBeUndefined();
  expect(nextStep({ places: 0, floors: 0 })).toBe('layout');
});
