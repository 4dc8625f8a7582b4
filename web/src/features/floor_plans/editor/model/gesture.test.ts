import { expect, test } from 'vitest';
import { boundsOf } from './geometry';
import { followed, type Gesture } from './gesture';
import { freeSpot, madeAt, placed, type Making } from './make';
import { floor, seat, wall } from './samples';

const hand = { reach: 8, free: false };
const plan = floor(seat('a1', 200, 200), seat('a2', 600, 203));

test('dragged near its neighbour a desk comes into line with it', () => {
  const gesture: Gesture = { does: 'move', from: { x: 200, y: 200 }, ids: ['a1'] };
  const next = followed(gesture, { x: 302, y: 205 }, plan, hand);
  expect(next.plan.items[0]).toMatchObject({ x: 300, y: 203 });
  expect(next.guides).toEqual([{ along: 'y', at: 173 }]);
  expect(followed(gesture, { x: 303, y: 206 }, plan, { reach: 8, free: true }).plan.items[0]).toMatchObject({ x: 303, y: 206 });
});

test('a corner pulled out goes to the grid and leaves the other corner', () => {
  const gesture: Gesture = { does: 'resize', from: { x: 261, y: 229 }, id: 'a1', handle: { x: 1, y: 1 } };
  const { plan: next } = followed(gesture, { x: 303, y: 262 }, floor(seat('a1', 200, 200)), hand);
  expect(boundsOf(next.items[0]!)).toEqual({ left: 140, top: 170, right: 300, bottom: 260 });
});

test('turning goes by fifteen degrees about the middle', () => {
  const gesture: Gesture = { does: 'turn', from: { x: 200, y: 100 }, about: { x: 200, y: 200 }, ids: ['a1'] };
  expect(followed(gesture, { x: 300, y: 205 }, plan, hand).plan.items[0]).toMatchObject({ x: 200, y: 200, rotation: 90 });
});

const making: Making = { id: 'new', tool: 'DESK', text: '', fresh: { name: 'D1', resourceType: 'DESK', ratePerHour: 0, capacity: 1 } };

test('a press makes the usual size, a drag the size dragged', () => {
  const gesture: Gesture = { does: 'draw', from: { x: 300, y: 500 }, making };
  const pressed = followed(gesture, { x: 303, y: 502 }, plan, hand);
  expect(pressed.plan.items.at(-1)).toMatchObject({ x: 300, y: 500, width: 140, height: 70 });
  expect(pressed.selection).toEqual(['new']);
  expect(followed(gesture, { x: 500, y: 600 }, plan, hand).plan.items.at(-1)).toMatchObject({ x: 400, y: 550, width: 200, height: 100 });
});

test('a wall drawn nearly level is level', () => {
  const gesture: Gesture = { does: 'draw', from: { x: 0, y: 500 }, making: { ...making, tool: 'wall', fresh: null } };
  expect(followed(gesture, { x: 500, y: 506 }, plan, hand).plan.items.at(-1)).toMatchObject({ x1: 0, y1: 500, x2: 500, y2: 500 });
});

test('a frame chooses what it touches, walls too', () => {
  const all = floor(seat('a1', 200, 200), seat('a2', 600, 203), wall('w', 0, 300, 500, 300));
  const gesture: Gesture = { does: 'frame', from: { x: 250, y: 350 } };
  expect(followed(gesture, { x: 100, y: 210 }, all, hand).selection).toEqual(['a1', 'w']);
});

test('what is added by a key finds a free spot near by', () => {
  const crowded = floor(seat('a1', 500, 400, { width: 240, height: 240 }));
  const spot = freeSpot(crowded, { width: 140, height: 70 }, { x: 500, y: 400 });
  const item = madeAt({ ...making, id: 'n' }, spot);
  const own = boundsOf(item);
  expect(own.right <= 380 || own.left >= 620 || own.bottom <= 280 || own.top >= 520).toBe(true);
  expect(freeSpot(floor(seat('a1', 500, 400, { width: 1_000, height: 800 })), { width: 900, height: 700 }, { x: 1, y: 2 })).toBeDefined();
});

test('a room goes under the desks that stand there', () => {
  const room = madeAt({ ...making, id: 'room', tool: 'ROOM' }, { x: 300, y: 300 });
  const desk = madeAt({ ...making, id: 'desk' }, { x: 300, y: 300 });
  expect(placed([desk, room])(plan).items.map(({ id }) => id)).toEqual(['room', 'a1', 'a2', 'desk']);
});
