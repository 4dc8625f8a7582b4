import { useEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { MoveSessionDocument, PlacesDocument, type SessionDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Money } from '@/ui/Money';
import { ErrorMessage, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { byKind, everyPlace } from '../house/places';
import { kindName } from '../house/words';

/** Where else they can sit: one press moves, and can be taken back. */
export function MovePanel({ session, onDone }: { session: SessionDetailFragment; onDone: () => void }) {
  const [{ data }] = useQuery({ query: PlacesDocument, requestPolicy: 'cache-and-network' });
  const [move, busy] = useAct(MoveSessionDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const panel = useRef<HTMLElement>(null);
  const groups = byKind(data?.house.places ?? [], { ...everyPlace, state: 'free' });
  const ready = groups.length > 0;

  useEffect(() => {
    if (ready) panel.current?.querySelector<HTMLButtonElement>('ul button')?.focus();
  }, [ready]);

  async function moveTo(resourceId: string, name: string): Promise<void> {
    const from = session.resource;
    const outcome = await move({ id: session.id, resourceId });
    setRefusal(outcome.refusal);
    if (!outcome.data) return;
    showToast(m.sessions_moved({ name: session.customer.name, place: name }), {
      tone: 'success',
      undo: () =>
        void move({ id: session.id, resourceId: from.id }).then(
          ({ refusal: refused }) => refused && showToast(refused.message, { tone: 'danger' }),
        ),
    });
    onDone();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the panel, not the sheet
    <section
      ref={panel}
      aria-label={m.sessions_move_to()}
      className="rounded-lg border border-accent-line bg-accent-soft p-3.5"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <div className="mb-2 flex items-center justify-between gap-3">
        <h3 className="font-semibold">{m.sessions_move_to()}</h3>
        <Button size="sm" look="quiet" className="max-sm:h-11" onClick={onDone}>
          {m.ui_cancel()}
        </Button>
      </div>
      {!data && <LoadingState shape="text" count={2} />}
      {data && !ready && <p className="text-ink-muted">{m.sessions_all_taken()}</p>}
      <div className="grid max-h-64 gap-3 overflow-y-auto">
        {groups.map(({ kind, places }) => (
          <div key={kind}>
            <h4 className="mb-1.5 text-xs font-medium text-ink-muted">{kindName(kind)}</h4>
            <ul className="flex flex-wrap gap-2">
              {places.map(({ resource }) => (
                <li key={resource.id}>
                  <Button busy={busy} onClick={() => void moveTo(resource.id, resource.name)}>
                    <bdi>{resource.name}</bdi>
                    {resource.ratePerHour !== session.resource.ratePerHour && (
                      <span className="text-xs text-ink-muted">
                        <Money value={resource.ratePerHour} bare /> {m.sessions_per_hour()}
                      </span>
                    )}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <ErrorMessage problem={refusal} className="mt-2" />
    </section>
  );
}
