import { expect, test } from 'vitest';
import { possibleWholes } from './wholes';

// B4
test('a place can be a part of everything but itself and its own parts', () => {
  const places = [
    { id: 'hall', parentId: null },
    { id: 'room', parentId: 'hall' },
    { id: 'desk', parentId: 'room' },
    { id: 'other', parentId: null },
  ];
  const ids = (id: string | undefined) => possibleWholes(places, id).map((place) => place.id);
  expect(ids('room')).toEqual(['hall', 'other']);
  expect(ids('desk')).toEqual(['hall', 'room', 'other']);
  expect(ids('hall')).toEqual(['other']);
  expect(ids(undefined)).toHaveLength(4);
});
