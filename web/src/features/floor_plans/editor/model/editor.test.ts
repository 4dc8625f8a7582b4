import { expect, test } from 'vitest';
import { add, align, move, pullEnd, remove, resizeFloor, restack, spread, stretch, turn } from './commands';
import { edited, editing, type Act, type Editing } from './editor';
import { boundsOf } from './geometry';
import { isBox, type Item, type Plan } from './plan';
import { repeated } from './repeat';
import { floor, seat, wall } from './samples';

/** Numbers that look like chance and are the same each time (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

function someAct(roll: (sides: number) => number, { history, selection }: Editing, step: number): Act {
  const { items } = history.present;
  const ids = items.filter(() => roll(3) === 0).map(({ id }) => id);
  const one = items[roll(Math.max(1, items.length))]?.id ?? '';
  const way = { x: roll(400) - 200, y: roll(400) - 200 };
  const handle = { x: (roll(3) - 1) as -1 | 0 | 1, y: (roll(3) - 1) as -1 | 0 | 1 };
  const acts: readonly (() => Act)[] = [
    () => ({ type: 'change', deed: 'add', change: add([seat(`s${step}`, 60 + roll(800), 30 + roll(700))]), selection: [`s${step}`] }),
    () => ({ type: 'change', deed: 'add', change: add([wall(`w${step}`, roll(1_000), roll(800), roll(1_000), roll(800))]) }),
    () => ({ type: 'change', deed: 'move', change: move(ids, way) }),
    () => ({ type: 'change', deed: 'turn', change: turn(ids, roll(24) * 15) }),
    () => ({ type: 'change', deed: 'resize', change: stretch(one, handle, way) }),
    () => ({ type: 'change', deed: 'resize', change: pullEnd(one, roll(2) ? 'from' : 'to', way) }),
    () => ({ type: 'change', deed: 'align', change: align(ids, (['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const)[roll(6)] ?? 'left') }),
    () => ({ type: 'change', deed: 'spread', change: spread(ids, roll(2) ? 'x' : 'y') }),
    () => ({ type: 'change', deed: 'order', change: restack(ids, roll(2) ? 'front' : 'back') }),
    () => ({ type: 'change', deed: 'floor', change: resizeFloor(500 + roll(1_000), 500 + roll(1_000)) }),
    () => ({ type: 'change', deed: 'remove', change: remove(selection) }),
    () => ({ type: 'select', ids }),
  ];
  return acts[roll(acts.length)]?.() ?? { type: 'undo' };
}

test('any work undone to its beginning and redone to its end is the same, in whole centimetres', () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const roll = dice(seed);
    const first = floor(seat('a1', 200, 200), wall('w', 0, 0, 500, 0));
    let state = editing(first);
    const seen: Plan[] = [first];
    for (let step = 0; step < 80; step += 1) {
      const before = state.history.present;
      state = edited(state, someAct(roll, state, step));
      if (state.history.present !== before) seen.push(state.history.present);
      for (const item of state.history.present.items) {
        const numbers = isBox(item) ? [item.x, item.y, item.width, item.height, item.rotation] : [item.x1, item.y1, item.x2, item.y2];
        expect(numbers.every(Number.isInteger), `seed ${seed}, step ${step}: ${JSON.stringify(item)}`).toBe(true);
      }
      const there = new Set(state.history.present.items.map(({ id }) => id));
      expect(state.selection.every((id) => there.has(id))).toBe(true);
    }
    for (const plan of seen.slice(0, -1).toReversed()) {
      state = edited(state, { type: 'undo' });
      expect(state.history.present).toEqual(plan);
    }
    expect(edited(state, { type: 'undo' })).toBe(state);
    for (const plan of seen.slice(1)) {
      state = edited(state, { type: 'redo' });
      expect(state.history.present).toEqual(plan);
    }
    expect(edited(state, { type: 'redo' })).toBe(state);
  }
});

test('things stop at the edge of the floor, together', () => {
  const plan = move(['a1', 'a2'], { x: -900, y: 5_000 })(floor(seat('a1', 200, 100), seat('a2', 400, 300)));
  expect(plan.items.map((item) => (isBox(item) ? [item.x, item.y] : []))).toEqual([[60, 570], [260, 770]]);
});

test('aligned and spread, a heap becomes a row', () => {
  const heap = floor(seat('a1', 100, 100), seat('a2', 700, 140), seat('a3', 350, 60));
  const row = spread(['a1', 'a2', 'a3'], 'x')(align(['a1', 'a2', 'a3'], 'top')(heap));
  expect(row.items.map((item) => boundsOf(item).top)).toEqual([30, 30, 30]);
  expect(row.items.map((item) => (isBox(item) ? item.x : 0))).toEqual([100, 700, 400]);
  expect(spread(['a1', 'a2'], 'x')(heap)).toBe(heap);
});

test('one desk repeated is a room of 24, each with a name of its own', () => {
  let next = 0;
  const copies = repeated([seat('a1', 100, 100)], { columns: 6, rows: 4, gapX: 20, gapY: 80 }, ['A1', 'A5'], () => `copy${(next += 1)}`, (item) => item);
  expect(copies).toHaveLength(23);
  const names = copies.map((item: Item) => (item.kind === 'place' ? item.fresh?.name : ''));
  expect(new Set(names).size).toBe(23);
  expect([names[0], names[3], names.at(-1)]).toEqual(['A2', 'A6', 'A25']);
  expect(copies.at(-1)).toMatchObject({ x: 100 + 5 * 140, y: 100 + 3 * 140 });
});

test('what comes back by an undo is chosen, so that it is seen', () => {
  let state = editing(floor(seat('a1', 200, 200), seat('a2', 400, 200)));
  state = edited(state, { type: 'select', ids: ['a2'] });
  state = edited(state, { type: 'change', deed: 'remove', change: remove(['a2']) });
  expect(state.selection).toEqual([]);
  expect(edited(state, { type: 'undo' }).selection).toEqual(['a2']);
});

test('a taller floor never leaves somebody outside', () => {
  const plan = floor(seat('a1', 800, 600));
  expect(resizeFloor(100, 100)(plan)).toMatchObject({ width: 860, height: 630 });
  expect(resizeFloor(2_000, 900)(plan)).toMatchObject({ width: 2_000, height: 900 });
});
