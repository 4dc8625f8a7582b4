import { createContext, use } from 'react';
import { useNow } from '@/ui/clock';
import { Money } from '@/ui/Money';
import { estimatedTotal, type Metering, type RunningPrice } from './estimate';

/** Until the space has said how it bills. */
export const perMinute: Metering = { incrementMinutes: 1, graceMinutes: 0 };

/** How the space bills time; what ticks needs it. */
export const MeteringContext = createContext<Metering>(perMinute);

interface RunningTotalProps {
  price: Omit<RunningPrice, 'ratePerHour'> & { resource: { ratePerHour: number } };
  bare?: boolean;
  className?: string;
}

/** What a running session has come to, ticking between two answers of the server. */
export function RunningTotal({ price, bare = false, className = '' }: RunningTotalProps) {
  const now = useNow();
  const metering = use(MeteringContext);
  const total = estimatedTotal({ ...price, ratePerHour: price.resource.ratePerHour }, metering, now);
  return <Money value={total} bare={bare} className={className} />;
}
