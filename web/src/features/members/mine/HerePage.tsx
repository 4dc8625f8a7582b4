import { Check, LogIn } from 'lucide-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { CheckInHereDocument, type MyBookingPartsFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink } from '@/ui/Button';
import { PageHeader } from '@/ui/PageHeader';
import { useSpaceSettings } from '@/ui/space';
import { EmptyState, ErrorMessage } from '@/ui/states';
import { bookedWords } from '../words';

/** Where the code on a seat or door leads: checks in to the booking that one has there now, or offers to book it. */
export function HerePage() {
  const { resourceId = '' } = useParams();
  const { zone } = useSpaceSettings();
  const [checkIn, busy] = useAct(CheckInHereDocument);
  const [done, setDone] = useState<MyBookingPartsFragment>();
  const [refusal, setRefusal] = useState<Refusal>();

  async function arrive(): Promise<void> {
    const outcome = await checkIn({ resourceId });
    setRefusal(outcome.refusal);
    if (outcome.data) setDone(outcome.data.checkInHere);
  }

  if (done) {
    return (
      <EmptyState
        alone
        icon={<Check />}
        title={m.members_checked_in({ place: done.resourceName })}
        hint={bookedWords(done, zone)}
        action={
          <ButtonLink to="/me" look="primary">
            {m.members_my_bookings()}
          </ButtonLink>
        }
      />
    );
  }
  return (
    <>
      <PageHeader title={m.members_here()} subtitle={m.members_here_hint()} />
      <div className="grid max-w-sm gap-3">
        <ErrorMessage problem={refusal} />
        <Button look="primary" size="lg" busy={busy} icon={<LogIn aria-hidden className="mirror-rtl size-5" />} onClick={() => void arrive()}>
          {m.members_check_in()}
        </Button>
        <ButtonLink to={`/book?place=${resourceId}`} size="lg">
          {m.members_book_here()}
        </ButtonLink>
      </div>
    </>
  );
}
