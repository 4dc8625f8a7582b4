import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { kindsName, momentsOf } from '@/features/bookings/words';
import { LeaveWaitlistDocument, TakeWaitlistOfferDocument, WaitlistDocument, type WaitlistQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { IconButton } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { formatTime } from '@/ui/format/dates';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';

type Entry = WaitlistQuery['waitlist'][number];

/** Who waits for a place, the first in line first, and what is offered to whom (B11). Nothing while nobody waits. */
export function WaitlistCard() {
  const [{ data }] = useQuery({ query: WaitlistDocument });
  const line = data?.waitlist ?? [];
  if (line.length === 0) return null;
  return (
    <Card flush title={m.bookings_waitlist()}>
      <ul className="divide-y divide-line">
        {line.map((entry) => (
          <Waiting key={entry.id} entry={entry} />
        ))}
      </ul>
    </Card>
  );
}

function Waiting({ entry }: { entry: Entry }) {
  const { id, customerName, resourceName, resourceType, startsAt, endsAt, state, offeredUntil } = entry;
  const { zone } = useSpaceSettings();
  const may = useMay('bookings.manage');
  const [refusal, setRefusal] = useState<Refusal>();
  const [take, taking] = useAct(TakeWaitlistOfferDocument);
  const [leave, leaving] = useAct(LeaveWaitlistDocument);
  const place = resourceName ?? (resourceType ? m.bookings_waitlist_any({ kind: kindsName(resourceType) }) : '');

  async function accept(): Promise<void> {
    const outcome = await take({ id });
    setRefusal(outcome.refusal);
    if (outcome.data) showToast(m.bookings_waitlist_taken({ name: customerName, place: outcome.data.takeWaitlistOffer.resourceName }), { tone: 'success' });
  }

  async function go(): Promise<void> {
    const outcome = await leave({ id });
    setRefusal(outcome.refusal);
    if (outcome.data) showToast(m.bookings_waitlist_left({ name: customerName }));
  }

  return (
    <li className="px-4 py-2">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">
            <bdi>{customerName}</bdi>
          </span>
          <span className="block text-xs text-ink-muted">
            <bdi>{place}</bdi> · <span className="tabular-nums">{momentsOf({ from: Date.parse(startsAt), until: Date.parse(endsAt) }, zone)}</span>
          </span>
          <StatusBadge tone={state === 'OFFERED' ? 'warning' : 'neutral'} className="mt-1">
            {state === 'OFFERED' && offeredUntil ? m.bookings_waitlist_offered({ time: formatTime(offeredUntil, zone) }) : m.bookings_waitlist_waiting()}
          </StatusBadge>
        </span>
        {may && state === 'OFFERED' && (
          <IconButton label={`${m.bookings_waitlist_take()}: ${customerName}`} icon={<Check aria-hidden className="size-4" />} disabled={taking} onClick={() => void accept()} />
        )}
        {may && (
          <IconButton label={`${m.bookings_waitlist_leave()}: ${customerName}`} icon={<X aria-hidden className="size-4" />} disabled={leaving} onClick={() => void go()} />
        )}
      </div>
      <ErrorMessage problem={refusal} />
    </li>
  );
}
