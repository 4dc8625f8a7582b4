import { useQuery } from 'urql';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { OnlinePaymentsForMeDocument, PayMyBookingDocument } from '@/generated/graphql';
import { placeOf } from '@/client/base';

/** Paying for one's own booking on the provider's page, where the house offers it. */
export function usePayOnline() {
  const [{ data }] = useQuery({ query: OnlinePaymentsForMeDocument });
  const [pay, paying] = useAct(PayMyBookingDocument);
  async function go(id: string): Promise<Refusal | undefined> {
    const outcome = await pay({ id, returnTo: '/me' });
    if (outcome.data) location.assign(placeOf(outcome.data.payMyBooking.url));
    return outcome.refusal;
  }
  return { offered: data?.onlinePayments ?? false, paying, go };
}
