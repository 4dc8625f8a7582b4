import { useEffect } from 'react';
import { useQuery } from 'urql';
import { HouseDocument } from '@/generated/graphql';

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

  return { house: data?.house, space: data?.space, error, stale, ask };
}
