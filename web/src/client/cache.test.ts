import { Client, gql, makeOperation, type Exchange, type Operation } from '@urql/core';
import { filter, map, merge, mergeMap, fromValue, never, pipe, subscribe } from 'wonka';
import { beforeEach, expect, test } from 'vitest';
import { ChangesDocument } from '@/generated/graphql';
import { screenCache } from './cache';
import { setLiveState } from './liveState';

const itemsQuery = gql`
  query {
    items {
      nodes {
        id
        name
        quantity
      }
    }
  }
`;
const spaceQuery = gql`
  query {
    space {
      id
      name
    }
  }
`;
const deliver = gql`
  mutation {
    deliverStock(itemId: "i1", quantity: 5) {
      id
      name
      quantity
    }
  }
`;

let stock = 3;
let asked: string[] = [];

const item = () => ({ __typename: 'Item', id: 'i1', name: 'Turkish coffee', quantity: stock });

function answer(operation: Operation): unknown {
  const text = JSON.stringify(operation.query.definitions);
  if (operation.kind === 'subscription') {
    const entries = [{ __typename: 'Change', seq: 8, event: 'item.delivered', clientId: 'other', actorName: 'Salma', sentence: '' }];
    const subjects = [{ __typename: 'Subject', kind: 'Item', id: 'i1' }];
    return { changes: { __typename: 'Changes', seq: 8, reset: false, entries: entries.map((each) => ({ ...each, subjects })) } };
  }
  if (operation.kind === 'mutation') return { deliverStock: item() };
  const name = text.includes('"items"') ? 'items' : 'space';
  asked.push(name);
  return name === 'items'
    ? { items: { __typename: 'ItemPage', nodes: [item()] } }
    : { space: { __typename: 'Space', id: 's1', name: 'Rawaq Maadi' } };
}

/** Stands in for the network: answers at once and counts what was asked. */
const server: Exchange = () => (operations) =>
  merge([
    pipe(
      operations,
      filter((operation) => operation.kind !== 'teardown'),
      mergeMap((operation) => (operation.kind === 'subscription' ? merge([fromValue(operation), never]) : fromValue(operation))),
      map((operation) => ({
        operation: makeOperation(operation.kind, operation),
        data: answer(operation),
        stale: false,
        hasNext: operation.kind === 'subscription',
      })),
    ),
  ]);

function desk() {
  const client = new Client({ url: '/graphql', preferGetMethod: false, exchanges: [screenCache(), server] });
  const seen: unknown[] = [];
  const watch = (query: typeof itemsQuery, take: (data: never) => unknown) =>
    pipe(
      client.query(query, {}),
      subscribe((result) => void (result.data && seen.push(take(result.data as never)))),
    );
  watch(itemsQuery, (data: { items: { nodes: { quantity: number }[] } }) => data.items.nodes[0]?.quantity);
  watch(spaceQuery, (data: { space: { name: string } }) => data.space.name);
  return { client, seen };
}

beforeEach(() => {
  stock = 3;
  asked = [];
  setLiveState('online');
});

// J2: what one till does appears on every other open screen.
test('news from another till renews the lists it touches and no others', async () => {
  const { client, seen } = desk();
  expect(asked).toEqual(['items', 'space']);
  stock = 8;
  pipe(client.subscription(ChangesDocument, { since: null }), subscribe(() => undefined));
  await Promise.resolve();
  expect(asked).toEqual(['items', 'space', 'items']);
  expect(seen.at(-1)).toBe(8);
});

test('without the live feed an own change renews what is on screen', async () => {
  setLiveState('offline');
  const { client, seen } = desk();
  stock = 8;
  await client.mutation(deliver, {});
  expect(asked.slice(2).toSorted()).toEqual(['items', 'space']);
  expect(seen).toContain(8);
});

test('with the live feed an own change shows at once and asks nothing', async () => {
  const { client, seen } = desk();
  stock = 8;
  await client.mutation(deliver, {});
  expect(asked).toEqual(['items', 'space']);
  expect(seen.at(-1)).toBe(8);
});
