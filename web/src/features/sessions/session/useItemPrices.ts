import { useEffect, useMemo } from 'react';
import { useQuery } from 'urql';
import { ItemPricesDocument } from '@/generated/graphql';
import { serverNow } from '@/ui/clock';
import type { ItemPrices } from './shelf';

/** A little later than the change, so that the answer is of after it. */
const afterMs = 300;

/** What these items cost the guest now; asked again when the clock changes it, and by the second part of the answer. */
export function useItemPrices(items: readonly { readonly id: string }[] | undefined, customerId: string | null) {
  const itemIds = useMemo(() => (items ?? []).map(({ id }) => id), [items]);
  const [{ data }, ask] = useQuery({
    query: ItemPricesDocument,
    variables: { customerId, itemIds },
    pause: itemIds.length === 0,
    requestPolicy: 'cache-and-network',
  });
  const until = data?.itemPrices[0]?.until;
  useEffect(() => {
    if (!until) return;
    const timer = setTimeout(() => ask({ requestPolicy: 'network-only' }), Math.max(afterMs, Date.parse(until) - serverNow() + afterMs));
    return () => clearTimeout(timer);
  }, [until, ask]);

  const prices: ItemPrices = useMemo(
    () => new Map((data?.itemPrices ?? []).map(({ itemId, price }) => [itemId, { price: price.price, listPrice: price.listPrice }])),
    [data],
  );
  return [prices, () => ask({ requestPolicy: 'network-only' })] as const;
}
