import { Client, type Exchange, type OperationResult } from '@urql/core';
import { expect, it } from 'vitest';
import { map, pipe } from 'wonka';
import { FindDocument } from '@/generated/graphql';
import { screenCache } from './cache';

const found = [
  { __typename: 'Resource', id: 'r1', name: 'A3', resourceType: 'SEAT' },
  {
    __typename: 'Customer',
    id: 'c1',
    humanId: 'C-003',
    name: 'Amal Saad',
    phone: null,
    balance: 0,
    lastVisitAt: null,
    activeSession: null,
    sessions: { __typename: 'SessionPage', nodes: [] },
  },
  { __typename: 'Item', id: 'i1', name: 'Amaretti', price: 3000, quantity: 4, low: false },
];

const server: Exchange = () => (operations$) =>
  pipe(
    operations$,
    map((operation): OperationResult => ({ operation, data: { find: found }, error: undefined, stale: false, hasNext: false })),
  );

it('gives back every kind of thing the palette finds', async () => {
  const client = new Client({ url: 'http://desk.nile/graphql', preferGetMethod: false, exchanges: [screenCache(), server] });
  const { data } = await client.query(FindDocument, { text: 'a' }).toPromise();
  expect(data?.find.map((each) => each.id)).toEqual(['r1', 'c1', 'i1']);
  expect(data?.find[1]).toMatchObject({ name: 'Amal Saad', activeSession: null, sessions: { nodes: [] } });
});
