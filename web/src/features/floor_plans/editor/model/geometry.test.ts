import { expect, test } from 'vitest';
import { boundsOf, boundsOfAll, corners, stretched, turned, turnedItem } from './geometry';
import { seat, wall } from './samples';

test('a quarter turn swaps what a box covers, exactly', () => {
  expect(boundsOf(seat('a1', 100, 100))).toEqual({ left: 40, top: 70, right: 160, bottom: 130 });
  expect(boundsOf(seat('a1', 100, 100, { rotation: 90 }))).toEqual({ left: 70, top: 40, right: 130, bottom: 160 });
  expect(boundsOfAll([seat('a1', 100, 100), wall('w', 0, 10, 300, 10)])).toEqual({ left: 0, top: 10, right: 300, bottom: 130 });
  expect(boundsOfAll([])).toBeUndefined();
});

test('four quarter turns bring everything back', () => {
  const about = { x: 333, y: 77 };
  for (const item of [seat('a1', 100, 100, { rotation: 30 }), wall('w', 0, 10, 300, 40)]) {
    let at = item;
    for (let quarter = 0; quarter < 4; quarter += 1) at = turnedItem(at, about, 90);
    expect(at).toEqual(item);
  }
  expect(turned({ x: 1, y: 0 }, { x: 0, y: 0 }, -90)).toEqual({ x: 0, y: -1 });
});

test('pulling a side leaves the opposite side where it is, whichever way the box is turned', () => {
  for (let rotation = 0; rotation < 360; rotation += 15) {
    const box = seat('a1', 400, 400, { rotation });
    const way = turned({ x: 40, y: 0 }, { x: 0, y: 0 }, rotation);
    const next = stretched(box, { x: 1, y: 0 }, way);
    expect([next.width, next.height]).toEqual([160, 60]);
    const [before, after] = [corners(box), corners(next)];
    for (const corner of [0, 3]) {
      expect(Math.abs((before[corner]?.x ?? 0) - (after[corner]?.x ?? 9e9))).toBeLessThanOrEqual(0.51);
      expect(Math.abs((before[corner]?.y ?? 0) - (after[corner]?.y ?? 9e9))).toBeLessThanOrEqual(0.51);
    }
  }
});

test('nothing becomes smaller than what can be grasped', () => {
  expect(stretched(seat('a1', 100, 100), { x: -1, y: -1 }, { x: 500, y: 500 })).toMatchObject({ width: 10, height: 10 });
});
