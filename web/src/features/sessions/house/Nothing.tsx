import { Armchair, SearchX } from 'lucide-react';
import { useMay } from '@/features/access';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink } from '@/ui/Button';
import { EmptyState } from '@/ui/states';

/** A house without a place: what to do first. */
export function NoPlaces() {
  const mayAdd = useMay('resources.write');
  const maySetUp = useMay('spaces.write');
  return (
    <EmptyState
      icon={<Armchair />}
      title={m.sessions_no_places()}
      hint={m.sessions_no_places_hint()}
      action={
        mayAdd && (
          <ButtonLink to={maySetUp ? '/setup' : '/resources'} look="primary">
            {m.sessions_add_places()}
          </ButtonLink>
        )
      }
    />
  );
}

/** Nothing that the filters let through. */
export function NoneFound({ onShowAll }: { onShowAll(): void }) {
  return <EmptyState icon={<SearchX />} title={m.sessions_no_match()} action={<Button onClick={onShowAll}>{m.sessions_show_all()}</Button>} />;
}
