import { describe, expect, it } from 'vitest';
import type { PlaceItem } from '../editor/model/plan';
import { detailOf, letters, line } from './detail';

const desk: PlaceItem = { id: 'd', kind: 'place', x: 0, y: 0, width: 120, height: 70, rotation: 0, shape: 'rectangle', resourceId: 'r', fresh: null };

describe('what is written on a place', () => {
  it('is more the nearer one looks', () => {
    expect([0.1, 0.3, 1].map((scale) => detailOf(desk, 'A12', scale))).toEqual(['none', 'name', 'words']);
  });

  it('stands as the reader sees it, however the place is turned', () => {
    const turned = { ...desk, width: 70, height: 120, rotation: 90 };
    expect(letters(turned, 'Meeting room', 1)).toBe(letters(desk, 'Meeting room', 1));
  });

  it('gets smaller for a long name, and is cut where a line ends', () => {
    expect(letters(desk, 'Meeting room 1', 1)).toBeLessThan(letters(desk, 'A1', 1));
    expect(line('Free', 120, 20)).toEqual({ text: 'Free', size: 20 });
    expect(line('Out of order', 120, 17).text).toBe('Out of order');
    expect(line('Out of order', 120, 17).size).toBeLessThan(17);
    expect(line('Mohamed Abdel-Rahman El-Sherbini', 120, 20)).toEqual({ text: 'Mohamed Abd…', size: 15 });
  });
});
