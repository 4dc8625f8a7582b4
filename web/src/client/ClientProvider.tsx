import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Provider } from 'urql';
import { usePreferences } from '@/ui/preferences';
import { authState, onAuthChange, refresh } from './auth';
import { makeClient } from './client';
import { startLive } from './live';

/**
 * Gives the page its GraphQL client. Another person, or another language (the server's sentences are cached too),
 * gets a new one with an empty cache.
 */
export function ClientProvider({ children }: { children: ReactNode }) {
  const state = useSyncExternalStore(onAuthChange, authState);
  const { locale } = usePreferences();
  const [current, setCurrent] = useState(() => ({ client: makeClient(), state, locale }));
  if (state !== current.state || locale !== current.locale) {
    const same = locale === current.locale && state !== 'signed-out' && current.state !== 'signed-out';
    setCurrent({ client: same ? current.client : makeClient(), state, locale });
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
