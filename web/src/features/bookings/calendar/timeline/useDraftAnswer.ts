import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { QuoteExtensionDocument } from '@/generated/graphql';
import { useSettled } from '@/ui/useSettled';
import { useTrial } from '../../useTrial';
import { isElsewhere, isHere, type Draft } from '../model/draft';

/** What the server says to what is being drawn; nothing while it is being asked. */
export interface DraftAnswer {
  /** Minor units. */
  readonly amount: number | undefined;
  /** What stays owed beside the price (B9). */
  readonly fee: number | undefined;
  readonly refusal: Refusal | undefined;
}

/** Milliseconds a draft rests before the server is asked. */
const restMs = 120;

/** What a draft would cost and whether it could be. */
export function useDraftAnswer(draft: Draft | undefined): DraftAnswer {
  const wanted = draft && isElsewhere(draft) ? draft : undefined;
  const here = wanted?.claim && isHere(wanted.claim) ? { id: wanted.claim.bookingId ?? '', until: new Date(wanted.until).toISOString() } : undefined;
  const { trial, refusal } = useTrial(wanted && !here ? inputOf(wanted) : undefined, restMs);
  const extension = useExtension(here);
  if (here) return extension;
  return { amount: trial?.quote.amount, fee: trial?.keptFee, refusal };
}

/** What a stay would cost in all if it went on for longer. */
function useExtension(wanted: { readonly id: string; readonly until: string } | undefined): DraftAnswer {
  const asked = useSettled(wanted?.until, restMs);
  const settled = wanted !== undefined && asked === wanted.until;
  const [{ data, error, fetching }] = useQuery({
    query: QuoteExtensionDocument,
    variables: wanted ?? { id: '', until: '' },
    pause: !settled,
    requestPolicy: 'network-only',
  });
  if (!settled || fetching) return { amount: undefined, fee: undefined, refusal: undefined };
  return { amount: error ? undefined : data?.quoteExtension, fee: undefined, refusal: error && refusalOf(error) };
}

function inputOf({ placeId, from, until, claim }: Draft) {
  return { resourceId: placeId, startsAt: new Date(from).toISOString(), endsAt: new Date(until).toISOString(), bookingId: claim?.bookingId ?? null };
}
