import { useSyncExternalStore } from 'react';

/** Whether other tills' changes arrive here. */
export type LiveState = 'online' | 'reconnecting' | 'offline';

let state: LiveState = 'reconnecting';
const listeners = new Set<() => void>();

export function liveState(): LiveState {
  return state;
}

export function setLiveState(next: LiveState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(subscribe, liveState);
}
