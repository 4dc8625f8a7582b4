import { z } from 'zod/mini';
import type { Refusal } from '@/client/refusal';
import { m } from '@/locales/compiled/messages.js';
import { useSpaceSettings } from '@/ui/space';
import { momentsOf } from '../calendar/words';

const list = z.array(z.object({ resource: z.string(), who: z.string(), startsAt: z.string(), endsAt: z.string() }));

/** What has to be moved or called off first. */
export function InTheWay({ refusal }: { refusal: Refusal | undefined }) {
  const { zone } = useSpaceSettings();
  const read = z.safeParse(list, refusal?.data.inTheWay);
  if (!read.success || read.data.length === 0) return null;
  return (
    <section aria-label={m.calendar_in_the_way_all()}>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {read.data.map((each) => (
          <li key={`${each.resource} ${each.startsAt}`} className="flex flex-wrap justify-between gap-x-4 px-3 py-2">
            <span>
              <bdi className="font-medium">{each.resource}</bdi> <bdi>{each.who}</bdi>
            </span>
            <span className="text-ink-muted tabular-nums">{momentsOf({ from: Date.parse(each.startsAt), until: Date.parse(each.endsAt) }, zone)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
