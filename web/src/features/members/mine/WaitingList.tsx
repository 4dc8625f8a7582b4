import { BellRing, Hourglass } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { LeaveMyWaitlistDocument, MyWaitlistDocument, TakeMyOfferDocument, type MyWaitingPartsFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { serverNow } from '@/ui/clock';
import { formatMoment } from '@/ui/format/dates';
import { formatMoney } from '@/ui/format/money';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { bookedWords } from '../words';

/** What one waits for, and what is offered for a while (B11). Nothing is shown while one waits for nothing. */
export function WaitingList() {
  const [{ data }] = useQuery({ query: MyWaitlistDocument, requestPolicy: 'cache-and-network' });
  const waiting = data?.myWaitlist.filter(({ state }) => state === 'WAITING' || state === 'OFFERED') ?? [];
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="my-waiting" className="mt-6">
      <h2 id="my-waiting" className="mb-2 text-base font-semibold">
        {m.members_waiting()}
      </h2>
      <ul className="grid gap-3 sm:grid-cols-2">
        {waiting.map((each) => (
          <Waiting key={each.id} waiting={each} />
        ))}
      </ul>
    </section>
  );
}

function Waiting({ waiting }: { waiting: MyWaitingPartsFragment }) {
  const { zone, currency } = useSpaceSettings();
  const [take, taking] = useAct(TakeMyOfferDocument);
  const [leave, leaving] = useAct(LeaveMyWaitlistDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const place = waiting.resourceName ?? '';
  const offered = waiting.state === 'OFFERED';

  async function accept(): Promise<void> {
    const outcome = await take({ id: waiting.id });
    setRefusal(outcome.refusal);
    if (outcome.data) showToast(m.members_offer_taken({ place }), { tone: 'success' });
  }

  return (
    <li data-waiting={place} data-state={waiting.state.toLowerCase()} className="grid content-start gap-3 rounded-lg border border-line bg-surface p-4 shadow-card">
      <div className="flex items-start gap-3">
        {offered ? <BellRing aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" /> : <Hourglass aria-hidden className="mt-0.5 size-5 shrink-0 text-ink-muted" />}
        <div className="min-w-0">
          <h3 className="font-semibold">
            <bdi>{place}</bdi>
          </h3>
          <p>{bookedWords(waiting, zone)}</p>
          <p className="text-[0.8125rem] text-ink-muted">
            {offered && waiting.offeredUntil
              ? m.members_offered_until({ moment: formatMoment(waiting.offeredUntil, zone, new Date(serverNow())) })
              : m.members_waiting_hint()}
          </p>
        </div>
      </div>
      <ErrorMessage problem={refusal} />
      <div className="flex flex-wrap gap-2">
        {offered && (
          <Button look="primary" busy={taking} onClick={() => void accept()}>
            {waiting.amount == null ? m.members_take_offer() : m.members_book_for({ amount: formatMoney(waiting.amount, currency) })}
          </Button>
        )}
        <Button look="quiet" busy={leaving} onClick={() => void leave({ id: waiting.id }).then((outcome) => setRefusal(outcome.refusal))}>
          {offered ? m.members_pass_offer() : m.members_leave_line()}
        </Button>
      </div>
    </li>
  );
}
