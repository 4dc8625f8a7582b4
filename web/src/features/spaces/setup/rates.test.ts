import { expect, it } from 'vitest';
import type { Plan } from '@/features/floor_plans/editor';
import type { PlanRowFragment, ResourceType } from '@/generated/graphql';
import { kindsOf, rated, suggestedRate } from './rates';

const place = (id: string, resourceType: ResourceType, ratePerHour: number) =>
  ({ id, kind: 'place', x: 100, y: 100, width: 60, height: 60, rotation: 0, shape: 'rectangle', resourceId: null, fresh: { name: id, resourceType, ratePerHour, capacity: 1 } }) as const;
const plan = (...items: Plan['items']): Plan => ({ width: 500, height: 500, underlay: null, items });

it('asks for each kind once', () => {
  expect(kindsOf(plan(place('R1', 'ROOM', 0), place('A1', 'SEAT', 0), place('A2', 'SEAT', 2_500)))).toEqual([
    { type: 'SEAT', count: 2, rate: 2_500 },
    { type: 'ROOM', count: 1, rate: 0 },
  ]);
  expect(kindsOf(null)).toEqual([]);
});

it('gives all of a kind their rate, but not those that have one of their own', () => {
  const drawn = plan(place('A1', 'SEAT', 0), place('A2', 'SEAT', 1_000), place('A3', 'SEAT', 2_500));
  const rates = rated(drawn, { SEAT: 3_000 }).items.map((item) => (item.kind === 'place' ? item.fresh?.ratePerHour : 0));
  expect(rates).toEqual([3_000, 1_000, 3_000]);
});

it('begins with round rates in the order of the plans', () => {
  const plans = [{ days: 30, price: 300_000 }] as PlanRowFragment[];
  expect((['SEAT', 'DESK', 'ROOM', 'EVENT_SPACE'] as const).map((type) => suggestedRate(type, plans))).toEqual([2_500, 3_000, 15_000, 50_000]);
  expect(suggestedRate('SEAT', [])).toBe(0);
});
