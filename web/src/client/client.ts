import { Client, fetchExchange, mapExchange, subscriptionExchange, type Exchange } from '@urql/core';
import { authExchange } from '@urql/exchange-auth';
import { setServerTime } from '@/ui/clock';
import { accessToken, commonHeaders, refresh } from './auth';
import { documentNames, fetchByName } from './byName';
import { screenCache } from './cache';
import { overLiveLine } from './liveLine';
import { base } from './base';

/** What the server says when the token is no longer good. */
const signInNeeded = new Set(['access.sign_in_ended', 'sign_in_needed']);

const auth: Exchange = authExchange(async ({ appendHeaders }) => ({
  addAuthToOperation(operation) {
    const token = accessToken();
    return token === undefined ? operation : appendHeaders(operation, { Authorization: `Bearer ${token}` });
  },
  // The server says when a token has ended: this device's clock may be wrong.
  didAuthError: (error) => error.graphQLErrors.some((each) => signInNeeded.has(String(each.extensions.code))),
  refreshAuth: async () => void (await refresh()),
}));

/** Fresh answers carry the server's time; cached ones would turn it back, so this sits behind the cache. */
const serverClock: Exchange = mapExchange({
  onResult({ data }: { data?: Partial<Record<'house' | 'viewer' | 'me', { serverTime?: string }>> }) {
    const time = (data?.house ?? data?.viewer ?? data?.me)?.serverTime;
    if (time !== undefined) setServerTime(time);
  },
});

/** One client per signed-in person: signing out drops it with everything it cached. */
export function makeClient(): Client {
  return new Client({
    url: `${base}/graphql`,
    preferGetMethod: false,
    fetch: fetchByName,
    requestPolicy: 'cache-first',
    fetchOptions: () => ({ credentials: 'same-origin', headers: commonHeaders() }),
    exchanges: [
      screenCache(),
      serverClock,
      auth,
      documentNames,
      fetchExchange,
      subscriptionExchange({ forwardSubscription: overLiveLine() }),
    ],
  });
}
