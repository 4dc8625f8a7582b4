import type { KeyboardEvent } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { formatNumber } from '@/ui/format/digits';
import { nearest, type Direction } from './nearest';
import { PlaceCard } from './PlaceCard';
import type { KindOfPlaces } from './places';
import { kindName } from './words';

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The arrow keys go to the place that lies there on the screen, across kinds and in both directions of writing. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const direction = directions[event.key];
  const here = event.target instanceof HTMLElement && event.target.closest<HTMLElement>('a[data-place]');
  if (!direction || !here) return;
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>('a[data-place]')].filter((card) => card !== here);
  const index = nearest(here.getBoundingClientRect(), cards.map((card) => card.getBoundingClientRect()), direction);
  if (index === undefined) return;
  event.preventDefault();
  cards[index]?.focus();
}

/** The house as cards, by kind. */
export function PlaceGrid({ groups }: { groups: readonly KindOfPlaces[] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrow keys are an addition to Tab, which works as ever
    <div className="grid grid-cols-1 gap-6" onKeyDown={walk}>
      {groups.map(({ kind, places, free, all }) => (
        <section key={kind} aria-labelledby={`kind-${kind}`}>
          <h2 id={`kind-${kind}`} className="mb-2 flex items-baseline gap-2 font-semibold">
            {kindName(kind)}
            <span className="text-xs font-normal text-ink-muted">
              {m.sessions_free_of({ free: formatNumber(free), all: formatNumber(all) })}
            </span>
          </h2>
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-2.5 max-sm:grid-cols-2">
            {places.map((place) => (
              <li key={place.resource.id} className="grid min-w-0">
                <PlaceCard place={place} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
