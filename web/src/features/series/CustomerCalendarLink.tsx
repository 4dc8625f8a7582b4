import { useQuery } from 'urql';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { CalendarFeedDocument, MakeCalendarFeedDocument, RevokeCalendarFeedDocument } from '@/generated/graphql';
import { CalendarLink } from './CalendarLink';

/** The calendar link of a customer, for the desk to give out. */
export function CustomerCalendarLink({ customerId }: { customerId: string }) {
  const may = useMay('bookings.manage');
  const [{ data }, ask] = useQuery({ query: CalendarFeedDocument, variables: { customerId }, pause: !may });
  const [make, making] = useAct(MakeCalendarFeedDocument);
  const [revoke, revoking] = useAct(RevokeCalendarFeedDocument);
  const again = () => ask({ requestPolicy: 'network-only' });
  if (!data) return null;
  return (
    <CalendarLink
      path={data.calendarFeed?.path}
      busy={making || revoking}
      make={async () => {
        const outcome = await make({ customerId });
        again();
        return outcome;
      }}
      revoke={async () => {
        const outcome = await revoke({ customerId });
        again();
        return outcome;
      }}
    />
  );
}
