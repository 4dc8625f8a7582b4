import { useQuery } from 'urql';
import { useAct } from '@/client/useAct';
import { MakeMyCalendarFeedDocument, MyCalendarFeedDocument, RevokeMyCalendarFeedDocument } from '@/generated/graphql';
import { CalendarLink } from './CalendarLink';

/** A member's own calendar link. */
export function MyCalendarLink() {
  const [{ data }, ask] = useQuery({ query: MyCalendarFeedDocument });
  const [make, making] = useAct(MakeMyCalendarFeedDocument);
  const [revoke, revoking] = useAct(RevokeMyCalendarFeedDocument);
  const again = () => ask({ requestPolicy: 'network-only' });
  if (!data) return null;
  return (
    <CalendarLink
      own
      path={data.myCalendarFeed?.path}
      busy={making || revoking}
      make={async () => {
        const outcome = await make({});
        again();
        return outcome;
      }}
      revoke={async () => {
        const outcome = await revoke({});
        again();
        return outcome;
      }}
    />
  );
}
