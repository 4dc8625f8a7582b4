import { useId, useState } from 'react';
import type { ResourceType } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { Checkbox } from '@/ui/fields';
import { SearchInput } from '@/ui/SearchInput';
import { Swatch } from './Legend';
import { placeWords, type PlanPlace } from './places';

interface FloorPlanListProps {
  places: Iterable<PlanPlace>;
  onPress(id: string): void;
  selected?: string | undefined;
  label: string;
}

/** More than this can't be found by looking alone. */
const many = 12;
const kinds: readonly ResourceType[] = ['SEAT', 'DESK', 'ROOM', 'EVENT_SPACE'];
const byName = new Intl.Collator(['en', 'ar'], { numeric: true, sensitivity: 'base' });

function kindName(kind: ResourceType): string {
  switch (kind) {
    case 'SEAT':
      return m.floor_plans_seats();
    case 'DESK':
      return m.floor_plans_desks();
    case 'ROOM':
      return m.floor_plans_rooms();
    case 'EVENT_SPACE':
      return m.floor_plans_event_spaces();
  }
}

/** The same places as a list: everything that the plan says, and everything that can be done there. */
export function FloorPlanList({ places, onPress, selected, label }: FloorPlanListProps) {
  const name = useId();
  const [text, setText] = useState('');
  const [freeOnly, setFreeOnly] = useState(false);
  const all = [...places].toSorted((a, b) => byName.compare(a.name, b.name));
  const wanted = text.trim().toLocaleLowerCase();
  const shown = all.filter((place) => (!freeOnly || place.look === 'free' || place.look === 'mine') && place.name.toLocaleLowerCase().includes(wanted));
  return (
    <section aria-label={label} className="grid gap-4">
      {all.length > many && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <SearchInput className="w-full sm:w-56" value={text} onSearch={setText} label={m.floor_plans_search()} placeholder={m.floor_plans_search()} />
          <Checkbox label={m.floor_plans_free_only()} checked={freeOnly} onChange={(event) => setFreeOnly(event.target.checked)} />
        </div>
      )}
      {shown.length === 0 && <p className="py-6 text-center text-ink-muted">{m.floor_plans_no_match()}</p>}
      {kinds.map((kind) => {
        const ofKind = shown.filter((place) => place.kind === kind);
        if (ofKind.length === 0) return null;
        return (
          <section key={kind} aria-labelledby={`${name}-${kind}`}>
            <h3 id={`${name}-${kind}`} className="mb-1.5 font-semibold">
              {kindName(kind)}
            </h3>
            <ul className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-2 max-sm:grid-cols-1">
              {ofKind.map((place) => (
                <li key={place.id} className="grid min-w-0">
                  <button
                    type="button"
                    aria-pressed={place.id === selected || undefined}
                    aria-label={placeWords(place)}
                    data-place={place.name}
                    data-state={place.look}
                    onClick={() => onPress(place.id)}
                    className={classes(
                      'flex min-h-12 min-w-0 items-center gap-3 rounded-lg border bg-surface px-3 py-2 text-start hover:bg-hover',
                      place.id === selected ? 'border-primary ring-1 ring-primary' : 'border-line',
                    )}
                  >
                    <Swatch look={place.look} />
                    <span className="min-w-0">
                      <span className="block truncate font-semibold">
                        <bdi>{place.name}</bdi>
                      </span>
                      <span className="block truncate text-[0.8125rem] text-ink-muted">{place.words}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}
