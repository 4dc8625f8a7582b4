import type { SubscriptionForwarder } from '@urql/core';
import type { ExecutionResult, Sink } from 'graphql-ws';
import type { Client as Socket } from 'graphql-ws';
import { preferences } from '@/ui/preferences';
import { accessToken } from './auth';
import { clientId } from './identity';
import { base } from './base';

const pingMs = 10_000;
const pongWaitMs = 5_000;
/** The WebSocket under the live feed. It never retries by itself: `live.ts` does, with what it has seen. */
async function openSocket(): Promise<Socket> {
  const [{ createClient }, { onWaking }] = await Promise.all([import('graphql-ws'), import('./waking')]);
  let socket: WebSocket | undefined;
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  const { protocol, host } = location;
  // Whoever listens over it asks again at once, from what was seen last.
  onWaking(() => socket?.close(4408, 'slept'));
  return createClient({
    url: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${base}/graphql/ws`,
    connectionParams: () => ({ accessToken: accessToken(), clientId, locale: preferences().locale }),
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

/** Sends subscriptions over one line; its code is fetched with the first of them, after the first paint. */
export function overLiveLine(): SubscriptionForwarder {
  let opening: Promise<Socket> | undefined;
  return ({ query, variables, operationName }) => ({
    subscribe(sink) {
      let stop: (() => void) | undefined;
      let over = false;
      const begin = (socket: Socket) => {
        if (over) return;
        stop = socket.subscribe(
          { query: query ?? '', variables: variables as Record<string, unknown>, operationName },
          sink as Sink<ExecutionResult>,
        );
      };
      opening ??= openSocket();
      opening.then(begin, (error: unknown) => {
        opening = undefined;
        sink.error(error);
      });
      return {
        unsubscribe() {
          over = true;
          stop?.();
        },
      };
    },
  });
}
