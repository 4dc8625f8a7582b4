import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { useSpaceSettings } from '@/ui/space';
import type { Alternative } from './offered';
import { momentsOf } from './calendar/words';

interface AlternativesProps {
  offered: readonly Alternative[];
  busy?: boolean;
  onTake(alternative: Alternative): void;
}

/** What is free instead, the nearest first: one press takes it (B6). */
export function Alternatives({ offered, busy = false, onTake }: AlternativesProps) {
  const { zone } = useSpaceSettings();
  if (offered.length === 0) return null;
  return (
    <section aria-label={m.calendar_alternatives()}>
      <h3 className="mb-1.5 text-[0.8125rem] font-medium">{m.calendar_alternatives()}</h3>
      <ul className="grid gap-1.5">
        {offered.map((each) => (
          <li key={`${each.resourceId} ${each.startsAt}`}>
            <Button className="w-full !justify-between" disabled={busy} onClick={() => onTake(each)}>
              <bdi>{each.resource}</bdi>
              <span className="tabular-nums">{momentsOf({ from: Date.parse(each.startsAt), until: Date.parse(each.endsAt) }, zone)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
