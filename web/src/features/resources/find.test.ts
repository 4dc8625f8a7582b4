import { expect, test } from 'vitest';
import type { ResourceType } from '@/generated/graphql';
import { grouped } from './find';
import type { Place } from './usePlaces';

function place(name: string, resourceType: ResourceType, ratePerHour: number): Place {
  return {
    resource: { id: name, name, resourceType, ratePerHour, capacity: 1, position: 0, parentId: null, turnaroundMinutes: 0, outOfOrderReason: null, archivedAt: null, version: 1 },
    state: 'FREE',
    until: null,
    reason: null,
    session: null,
  };
}

const house = [place('A10', 'SEAT', 2500), place('غرفة النيل', 'ROOM', 15000), place('A2', 'SEAT', 3000), place('Desk 1', 'DESK', 4000)];
const names = (groups: ReturnType<typeof grouped>) => groups.map((group) => group.places.map(({ resource }) => resource.name));
const all = { search: '', type: undefined, sort: undefined };

test('places stand in groups of a kind, in the order of the house', () => {
  expect(names(grouped(house, all))).toEqual([['A10', 'A2'], ['Desk 1'], ['غرفة النيل']]);
});

test('a search takes any digits and any case', () => {
  expect(names(grouped(house, { ...all, search: ' a١ ' }))).toEqual([['A10']]);
  expect(names(grouped(house, { ...all, search: 'النيل' }))).toEqual([['غرفة النيل']]);
});

test('by name A2 comes before A10, and by rate backwards the dearest first', () => {
  expect(names(grouped(house, { ...all, type: 'SEAT', sort: { column: 'name', direction: 'ascending' } }))).toEqual([['A2', 'A10']]);
  expect(names(grouped(house, { ...all, type: 'SEAT', sort: { column: 'rate', direction: 'descending' } }))).toEqual([['A2', 'A10']]);
});
