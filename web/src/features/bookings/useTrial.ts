import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { TryBookingDocument, type TryBookingInput, type TryBookingQuery } from '@/generated/graphql';
import { useSettled } from '@/ui/useSettled';

interface Trial {
  /** The last answer to what is asked now; nothing while it is on its way. */
  readonly trial: TryBookingQuery['tryBooking'] | undefined;
  /** An answer is on its way. */
  readonly asking: boolean;
  readonly refusal: Refusal | undefined;
}

/** Asks what would come of a booking or a move, once it rests; nothing while there is nothing to ask. */
export function useTrial(wanted: TryBookingInput | undefined, restMs: number): Trial {
  const key = wanted && JSON.stringify(wanted);
  const asked = useSettled(key, restMs);
  const settled = key !== undefined && asked === key;
  const [{ data, error, fetching, stale }] = useQuery({
    query: TryBookingDocument,
    variables: { input: JSON.parse(asked ?? '{}') as TryBookingInput },
    pause: !settled,
    requestPolicy: 'network-only',
  });
  const asking = key !== undefined && (!settled || fetching || stale);
  if (!settled || fetching) return { trial: undefined, asking, refusal: undefined };
  return { trial: error ? undefined : data?.tryBooking, asking, refusal: error && refusalOf(error) };
}
