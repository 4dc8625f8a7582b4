import { useNow } from '@/ui/clock';
import { Money } from '@/ui/Money';
import { estimatedTotal, type RunningPrice } from './estimate';

interface RunningTotalProps {
  price: RunningPrice;
  bare?: boolean;
  className?: string;
}

/** What a running session has come to, ticking between two answers of the server. */
export function RunningTotal({ price, bare = false, className = '' }: RunningTotalProps) {
  return <Money value={estimatedTotal(price, useNow())} bare={bare} className={className} />;
}
