import type { Client } from '@urql/core';
import { pipe, subscribe } from 'wonka';
import { ChangesDocument, type ChangesSubscription } from '@/generated/graphql';
import { authState, isDisplay, isMember, onAuthChange, refresh } from './auth';
import { advanced, beginning, broken, waitBefore } from './catchUp';
import { clientId } from './identity';
import { setLiveState } from './liveState';

/** What somebody else did, for screens that want to say so. */
export type LiveEntry = ChangesSubscription['changes']['entries'][number];

const watchers = new Set<(entry: LiveEntry) => void>();

/** Calls back for each change made elsewhere; the caches are already being renewed. */
export function watchOthers(watcher: (entry: LiveEntry) => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/**
 * Keeps the live feed open while somebody is signed in. After a break it asks for what came after the last
 * entry seen, so nothing is missed; the cache does the rest. Returns the way to stop it.
 */
export function startLive(client: Client): () => void {
  let progress = beginning;
  let stop: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function close(): void {
    clearTimeout(timer);
    stop?.();
    stop = undefined;
  }

  function retry(): void {
    close();
    progress = broken(progress);
    setLiveState(navigator.onLine ? 'reconnecting' : 'offline');
    // The token may be what the server disliked.
    const again = () => void refresh().finally(open);
    timer = setTimeout(again, waitBefore(progress, Math.random()));
  }

  function open(): void {
    close();
    if (authState() !== 'signed-in' || isMember() || isDisplay()) return;
    let over = false;
    const { unsubscribe } = pipe(
      client.subscription(ChangesDocument, { since: progress.seq ?? null }),
      subscribe((result) => {
        if (over) return;
        const changes = result.data?.changes;
        if (changes && !result.error) {
          progress = advanced(progress, changes);
          setLiveState('online');
          for (const entry of changes.entries) {
            if (entry.clientId !== clientId) for (const watcher of watchers) watcher(entry);
          }
        }
        if (result.error || !result.hasNext) {
          over = true;
          retry();
        }
      }),
    );
    stop = unsubscribe;
    if (over) close();
  }

  const onOffline = () => {
    close();
    setLiveState('offline');
  };
  const onOnline = () => open();
  const forgetAuth = onAuthChange(() => {
    if (authState() === 'signed-in') open();
    else {
      close();
      progress = beginning;
    }
  });
  addEventListener('offline', onOffline);
  addEventListener('online', onOnline);
  open();

  return () => {
    close();
    forgetAuth();
    removeEventListener('offline', onOffline);
    removeEventListener('online', onOnline);
  };
}
