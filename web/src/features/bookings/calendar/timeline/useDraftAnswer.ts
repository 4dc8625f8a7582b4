import type { Refusal } from '@/client/refusal';
import { useTrial } from '../../useTrial';
import { isElsewhere, type Draft } from '../model/draft';

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
  const { trial, refusal } = useTrial(draft && isElsewhere(draft) ? inputOf(draft) : undefined, restMs);
  return { amount: trial?.quote.amount, fee: trial?.keptFee, refusal };
}

function inputOf({ placeId, from, until, claim }: Draft) {
  return { resourceId: placeId, startsAt: new Date(from).toISOString(), endsAt: new Date(until).toISOString(), bookingId: claim?.bookingId ?? null };
}
