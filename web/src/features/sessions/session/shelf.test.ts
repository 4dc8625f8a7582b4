import { describe, expect, it } from 'vitest';
import { plain } from '../plain';
import { onShelf, popularity, readWish, type ShelfItem } from './shelf';

const item = (id: string, name: string, category: ShelfItem['category'], quantity = 10): ShelfItem => ({
  id,
  name,
  category,
  price: 3500,
  quantity,
  low: false,
});

const shelf = [
  item('turkish', 'Turkish coffee', 'BEVERAGE'),
  item('espresso', 'Espresso', 'BEVERAGE'),
  item('cola', 'Cola can', 'BEVERAGE', 0),
  item('koshary', 'كشري', 'MEAL'),
  item('mint', 'شاي بالنعناع', 'BEVERAGE'),
  item('coffee cake', 'Coffee cake', 'SNACK'),
];

const ids = (items: readonly ShelfItem[]) => items.map((each) => each.id);

describe('what is typed', () => {
  it('may begin with how many', () => {
    expect(readWish('2 coffee')).toEqual({ quantity: 2, name: 'coffee' });
    expect(readWish('٣ × شاي')).toEqual({ quantity: 3, name: 'شاي' });
    expect(readWish('7up')).toEqual({ quantity: 1, name: '7up' });
    expect(readWish('0 coffee')).toEqual({ quantity: 1, name: '0 coffee' });
  });

  it('is read without marks, alefs and endings', () => {
    expect(plain('قَهْوَة')).toBe(plain('قهوه'));
    expect(plain('إسبريسو')).toBe(plain('اسبريسو'));
    expect(plain('Café')).toBe('cafe');
  });
});

const unsorted = { popular: new Map<string, number>(), soldOut: new Set<string>() };

describe('the shelf', () => {
  it('finds words by their beginning', () => {
    expect(ids(onShelf(shelf, plain('cof'), 'all', unsorted))).toEqual(['coffee cake', 'turkish']);
    expect(ids(onShelf(shelf, plain('tu co'), 'all', unsorted))).toEqual(['turkish']);
    expect(ids(onShelf(shelf, plain('شاى'), 'all', unsorted))).toEqual(['mint']);
  });

  it('keeps to the category, shows what is taken most first and what was sold out last', () => {
    const popular = new Map([['cola', 9], ['turkish', 4]]);
    expect(ids(onShelf(shelf, '', 'BEVERAGE', { popular, soldOut: new Set(['cola']) }))).toEqual(['turkish', 'espresso', 'mint', 'cola']);
  });

  it('keeps its order when the last one is taken', () => {
    const popular = new Map([['turkish', 4]]);
    const emptied = shelf.map((each) => (each.id === 'turkish' ? { ...each, quantity: 0 } : each));
    expect(ids(onShelf(emptied, '', 'BEVERAGE', { popular, soldOut: new Set(['cola']) }))).toEqual(['turkish', 'espresso', 'mint', 'cola']);
  });

  it('counts what was taken and not voided', () => {
    const taken = (id: string, quantity: number, voidedAt: string | null = null) => ({ id: `${id} ${quantity}`, quantity, voidedAt, item: { id } });
    const sessions = [
      { id: 'one', consumptions: [taken('turkish', 2), taken('espresso', 1, '2026-11-20T09:00:00.000Z')] },
      { id: 'two', consumptions: [taken('turkish', 1)] },
    ];
    expect([...popularity(sessions)]).toEqual([['turkish', 3]]);
  });
});
