import { m } from '@/locales/compiled/messages.js';
import { Moment } from '@/ui/Moment';
import type { Place } from './usePlaces';

/** What stands behind the state: who sits there, until when it is free, what is broken. */
export function StateDetail({ place }: { place: Place }) {
  const { state, session, until, reason, resource } = place;
  if (session)
    return (
      <>
        <bdi>{session.customer.name}</bdi> · {m.resources_since()} <Moment at={session.startedAt} inline />
      </>
    );
  const why = state === 'OUT_OF_ORDER' ? (reason ?? resource.outOfOrderReason) : undefined;
  return (
    <>
      {why && <bdi>{why}</bdi>}
      {until && (
        <>
          {why && ' · '}
          {m.resources_until()} <Moment at={until} inline />
        </>
      )}
    </>
  );
}
