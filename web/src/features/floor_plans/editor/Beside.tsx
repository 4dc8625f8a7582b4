import { Plus } from 'lucide-react';
import { typeName } from '@/features/resources';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import type { KnownPlace } from './model/places';

/** Places that exist and stand on no floor yet, to be put there. */
export function Beside({ places, onPlace }: { places: readonly KnownPlace[]; onPlace(place: KnownPlace): void }) {
  if (places.length === 0) return null;
  return (
    <section aria-label={m.plan_editor_beside()} className="grid gap-2">
      <h2 className="font-semibold">{m.plan_editor_beside()}</h2>
      <p className="text-xs text-ink-muted">{m.plan_editor_beside_hint()}</p>
      <ul className="max-h-56 overflow-y-auto rounded-md border border-line">
        {places.map((place) => (
          <li key={place.id} className="flex min-h-10 items-center justify-between gap-2 ps-2.5 pe-1">
            <span className="min-w-0 truncate">
              <bdi>{place.name}</bdi> <span className="text-xs text-ink-muted">{typeName(place.resourceType)}</span>
            </span>
            <Button
              size="sm"
              look="quiet"
              aria-label={m.plan_editor_put({ name: place.name })}
              icon={<Plus aria-hidden className="size-4" />}
              onClick={() => onPlace(place)}
            >
              {m.plan_editor_put_short()}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
