import { describe, expect, it } from 'vitest';
import type { ResourceType } from '@/generated/graphql';
import { activeSessions, byKind, everyPlace, sortPlaces, suggestedPlace, type Place } from './places';

let position = 0;

function place(name: string, change: Partial<Place> = {}, resourceType: ResourceType = 'SEAT'): Place {
  return {
    state: 'FREE',
    until: null,
    reason: null,
    session: null,
    resource: { id: `id ${name}`, name, resourceType, ratePerHour: 2000, capacity: 1, position: position++ },
    ...change,
  };
}

function taken(name: string, guest: string, startedAt: string, total = 0): Place {
  const free = place(name);
  return {
    ...free,
    state: 'TAKEN',
    session: {
      id: `stay of ${guest}`,
      startedAt,
      durationMinutes: 0,
      total,
      overrun: false,
      running: null,
      overnight: false,
      until: null,
      customer: { id: guest, humanId: 'C-021', name: guest },
      resource: free.resource,
    },
  };
}

const room = place('Nile room', {}, 'ROOM');
const a1 = taken('A1', 'Mariam Fouad', '2026-11-20T09:00:00.000Z', 5000);
const a2 = place('A2');
const a3 = place('A3', { state: 'OUT_OF_ORDER', reason: 'Broken lamp' });
const a4 = taken('A4', 'أحمد عبد الرحمن', '2026-11-20T08:00:00.000Z', 1500);
const a5 = place('A5');
const house = [room, a1, a2, a3, a4, a5];

const names = (places: readonly Place[]) => places.map((each) => each.resource.name);

describe('the house by kind', () => {
  it('puts seats before rooms and counts what is free of all', () => {
    const groups = byKind(house, everyPlace);
    expect(groups.map((group) => [group.kind, group.free, group.all])).toEqual([
      ['SEAT', 2, 5],
      ['ROOM', 1, 1],
    ]);
    expect(names(groups[0]?.places ?? [])).toEqual(['A1', 'A2', 'A3', 'A4', 'A5']);
  });

  it('finds by seat and by guest, in either script', () => {
    const found = (text: string) => byKind(house, { ...everyPlace, text }).flatMap((group) => names(group.places));
    expect(found('mariam')).toEqual(['A1']);
    expect(found('الرحمن')).toEqual(['A4']);
    expect(found('nile')).toEqual(['Nile room']);
    expect(found('c-021')).toEqual(['A1', 'A4']);
  });

  it('leaves out what is not free when only free places are wanted', () => {
    expect(byKind(house, { ...everyPlace, state: 'free', kind: 'SEAT' }).flatMap((group) => names(group.places))).toEqual(['A2', 'A5']);
  });
});

describe('the list', () => {
  it('sorts by what a stay has come to and keeps free places at the end', () => {
    expect(names(sortPlaces([a2, a1, a4], 'total', 'descending'))).toEqual(['A1', 'A4', 'A2']);
    expect(names(sortPlaces([a2, a1, a4], 'total', 'ascending'))).toEqual(['A4', 'A1', 'A2']);
  });

  it('counts numbers in names as people do', () => {
    const seats = ['A10', 'A9', 'A1'].map((name) => place(name));
    expect(names(sortPlaces(seats, 'place', 'descending'))).toEqual(['A10', 'A9', 'A1']);
  });

  it('shows the longest stay first', () => {
    expect(activeSessions(house).map((session) => session.customer.name)).toEqual(['أحمد عبد الرحمن', 'Mariam Fouad']);
  });
});

describe('the place a guest is asked to take', () => {
  it('is where they sat last when it is free', () => {
    expect(suggestedPlace(house, a5.resource.id)).toBe(a5);
    expect(suggestedPlace(house, room.resource.id)).toBe(room);
  });

  it('is the first free seat when the last one is taken or broken', () => {
    expect(suggestedPlace(house, a1.resource.id)).toBe(a2);
    expect(suggestedPlace(house, a3.resource.id)).toBe(a2);
    expect(suggestedPlace(house)).toBe(a2);
  });

  it('is a free seat outside opening hours too', () => {
    const late = place('A6', { state: 'CLOSED' });
    expect(suggestedPlace([a1, late])).toBe(late);
  });

  it('is any free place when no seat is, and none in a full house', () => {
    expect(suggestedPlace([a1, a4, room])).toBe(room);
    expect(suggestedPlace([a1, a3, a4])).toBeUndefined();
  });
});
