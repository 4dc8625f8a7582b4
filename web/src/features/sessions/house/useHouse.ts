import { useEffect } from 'react';
import { useQuery } from 'urql';
import { HouseDocument } from '@/generated/graphql';
import { useAskAtBend } from './useAskAtBend';

/** Running totals grow without anybody doing anything, so they are asked again this often. */
const renewMs = 30_000;

/** The house as the server sees it, kept fresh by live news and by the passing of time. */
export function useHouse() {
  const [{ data, error, stale }, ask] = useQuery({ query: HouseDocument, requestPolicy: 'cache-and-network' });

  useEffect(() => {
    const renew = () => {
      if (document.visibilityState === 'visible') ask({ requestPolicy: 'network-only' });
    };
    const timer = setInterval(renew, renewMs);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, [ask]);

  const running = (data?.house.places ?? []).flatMap(({ session }) => (session ? [session] : []));
  useAskAtBend(running, () => ask({ requestPolicy: 'network-only' }));

  const drawn = data?.floorPlans.some(({ publishedAt }) => publishedAt) ?? false;
  return { house: data?.house, drawn, error, stale, ask };
}
