import { useState } from 'react';
import type { Refusal } from '@/client/refusal';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { formatNumber } from '@/ui/format/digits';
import { Money } from '@/ui/Money';
import { ErrorMessage } from '@/ui/states';
import { freshPlaces } from './model/places';
import type { NewPlace, Plan } from './model/plan';

interface PublishDialogProps {
  plan: Plan;
  /** Names of places that leave the plan. */
  leaving: readonly string[];
  doubled: readonly string[];
  onPublish(): Promise<Refusal | undefined>;
  onClose(): void;
}

/** What publishing does, before it does it. */
export function PublishDialog({ plan, leaving, doubled, onPublish, onClose }: PublishDialogProps) {
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const fresh = freshPlaces(plan);

  async function publish(): Promise<void> {
    setBusy(true);
    const refused = await onPublish();
    setBusy(false);
    if (refused) setRefusal(refused);
    else onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.plan_editor_publish_title()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" busy={busy} disabled={doubled.length > 0} onClick={() => void publish()}>
            {m.plan_editor_publish()}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <p>{m.plan_editor_publish_hint()}</p>
        {fresh.length > 0 && (
          <div>
            <p className="font-medium">{m.plan_editor_publish_makes({ count: fresh.length, number: formatNumber(fresh.length) })}</p>
            <ul className="mt-1 text-ink-muted">
              {byRate(fresh).map(({ names, rate }) => (
                <li key={`${names[0]}${rate}`} className="flex justify-between gap-4">
                  <bdi className="truncate">{names.length > 2 ? `${names[0]} – ${names.at(-1)}` : names.join(', ')}</bdi>
                  <span className="shrink-0">
                    <Money value={rate} /> {m.plan_editor_an_hour()}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {leaving.length > 0 && (
          <div>
            <p className="font-medium">{m.plan_editor_publish_leaves({ count: leaving.length, number: formatNumber(leaving.length) })}</p>
            <p className="mt-1 text-ink-muted">
              <bdi>{leaving.join(', ')}</bdi>
            </p>
          </div>
        )}
        <ErrorMessage problem={doubled.length > 0 ? { message: m.plan_editor_doubled({ names: doubled.join(', ') }) } : refusal} />
      </div>
    </Dialog>
  );
}

/** New places that cost the same, together. */
function byRate(fresh: readonly NewPlace[]): { names: string[]; rate: number }[] {
  const groups = new Map<string, { names: string[]; rate: number }>();
  for (const { name, resourceType, ratePerHour } of fresh) {
    const key = `${resourceType} ${ratePerHour}`;
    const group = groups.get(key) ?? { names: [], rate: ratePerHour };
    group.names.push(name);
    groups.set(key, group);
  }
  return [...groups.values()];
}
