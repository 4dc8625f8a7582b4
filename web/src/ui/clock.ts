import { useSyncExternalStore } from 'react';

let offset = 0;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let tick = Date.now();

/** Tells the clock what time the server has; running durations follow the server, not this device. */
export function setServerTime(instant: string): void {
  offset = Date.parse(instant) - Date.now();
  beat();
}

/** Milliseconds since the epoch by the server's clock. */
export function serverNow(): number {
  return Date.now() + offset;
}

function beat(): void {
  tick = Math.floor(serverNow() / 1000) * 1000;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!timer) {
    beat();
    timer = setInterval(beat, 1000);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The server's time, renewed every second; one timer serves every ticking thing on the page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => tick);
}

/** The minute that the server's clock shows, for what need not tick. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, () => Math.floor(tick / 60_000) * 60_000);
}
