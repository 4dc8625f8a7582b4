import { useEffect, useEffectEvent } from 'react';
import { serverNow } from '@/ui/clock';
import { nextBend, type RunningPrice } from './estimate';

/** A little later than the bend, so that the answer is of after it. */
const afterMs = 300;
/** The longest a timer can wait. */
const longestMs = 2 ** 31 - 1;

/** Asks again at the moment at which a running total goes on in another way: a band, a cap, the end of a plan. */
export function useAskAtBend(prices: readonly RunningPrice[], ask: () => void): void {
  const bend = nextBend(prices);
  const again = useEffectEvent(ask);
  useEffect(() => {
    if (bend === undefined) return;
    const wait = Math.max(afterMs, bend - serverNow() + afterMs);
    if (wait > longestMs) return;
    const timer = setTimeout(() => again(), wait);
    return () => clearTimeout(timer);
  }, [bend]);
}
