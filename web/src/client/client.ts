import { Client, fetchExchange, mapExchange, subscriptionExchange, type Exchange } from '@urql/core';
import { authExchange } from '@urql/exchange-auth';
import { createClient as createSocket } from 'graphql-ws';
import { setServerTime } from '@/ui/clock';
import { accessEndsSoon, accessToken, authState, commonHeaders, refresh } from './auth';
import { screenCache } from './cache';

/** What the server says when the token is no longer good. */
const signInNeeded = new Set(['UNAUTHENTICATED', 'sign_in_needed']);

const auth: Exchange = authExchange(async ({ appendHeaders }) => ({
  addAuthToOperation(operation) {
    const token = accessToken();
    return token === undefined ? operation : appendHeaders(operation, { Authorization: `Bearer ${token}` });
  },
  willAuthError: () => authState() === 'signed-in' && accessEndsSoon(),
  didAuthError: (error) => error.graphQLErrors.some((each) => signInNeeded.has(String(each.extensions.code))),
  refreshAuth: async () => void (await refresh()),
}));

/** Fresh answers carry the server's time; cached ones would turn it back, so this sits behind the cache. */
const serverClock: Exchange = mapExchange({
  onResult({ data }: { data?: { house?: { serverTime?: string }; viewer?: { serverTime?: string } } }) {
    const time = data?.house?.serverTime ?? data?.viewer?.serverTime;
    if (time !== undefined) setServerTime(time);
  },
});

const pingMs = 10_000;
const pongWaitMs = 5_000;

/** The live line. It never retries by itself: `live.ts` does, with what it has seen. */
function makeSocket() {
  let socket: WebSocket | undefined;
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  const { protocol, host } = location;
  return createSocket({
    url: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/graphql/ws`,
    connectionParams: () => ({ accessToken: accessToken() }),
    retryAttempts: 0,
    keepAlive: pingMs,
    on: {
      opened: (opened) => {
        socket = opened as WebSocket;
      },
      // A line that was cut without a word is found by the missing answer.
      ping: (received) => {
        if (!received) pongTimer = setTimeout(() => socket?.close(4408, 'no pong'), pongWaitMs);
      },
      pong: (received) => {
        if (received) clearTimeout(pongTimer);
      },
      closed: () => clearTimeout(pongTimer),
    },
  });
}

/** One client per signed-in person: signing out drops it with everything it cached. */
export function makeClient(): Client {
  const socket = makeSocket();
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-first',
    fetchOptions: () => ({ credentials: 'same-origin', headers: commonHeaders() }),
    exchanges: [
      screenCache(),
      serverClock,
      auth,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables, operationName }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe({ query: query ?? '', variables, operationName }, sink as never),
          }),
        }),
      }),
    ],
  });
}
