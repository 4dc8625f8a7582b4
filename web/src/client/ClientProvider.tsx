import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Provider } from 'urql';
import { authState, onAuthChange, refresh } from './auth';
import { makeClient } from './client';
import { startLive } from './live';

/** Gives the page its GraphQL client; a change of person gets a new one with an empty cache. */
export function ClientProvider({ children }: { children: ReactNode }) {
  const state = useSyncExternalStore(onAuthChange, authState);
  const [current, setCurrent] = useState(() => ({ client: makeClient(), state }));
  if (state !== current.state) {
    const fresh = state === 'signed-out' || current.state === 'signed-out';
    setCurrent({ client: fresh ? makeClient() : current.client, state });
  }

  useEffect(() => {
    void refresh();
  }, []);

  useEffect(() => startLive(current.client), [current.client]);

  return <Provider value={current.client}>{children}</Provider>;
}

export function useAuthState() {
  return useSyncExternalStore(onAuthChange, authState);
}
