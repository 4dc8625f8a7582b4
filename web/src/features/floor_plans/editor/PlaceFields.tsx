import { Link } from 'react-router';
import { resourceTypes, typeName } from '@/features/resources';
import type { ResourceType } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Segmented, Select } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { Money } from '@/ui/Money';
import { MoneyInput } from '@/ui/MoneyInput';
import { LengthField, TextField } from './fields';
import { placeOf, type Known } from './model/places';
import type { Item, NewPlace, PlaceItem } from './model/plan';

interface PlaceFieldsProps {
  items: readonly Item[];
  known: Known;
  /** The items as they are now to be; `field` groups the letters of one typing. */
  onChange(next: readonly Item[], field: string): void;
}

/** What the chosen places are: of new ones everything, of those that exist only their shape. */
export function PlaceFields({ items, known, onChange }: PlaceFieldsProps) {
  const places = items.filter((item) => item.kind === 'place');
  const [first] = places;
  if (!first || places.length !== items.length) return null;
  const single = places.length === 1 ? first : undefined;
  const shape = places.every((place) => place.shape === first.shape) ? first.shape : 'rectangle';
  return (
    <div className="grid gap-3">
      {places.every(isFresh) && <FreshFields places={places} onChange={onChange} />}
      {single && !single.fresh && <Standing place={placeOf(single, known)} id={single.resourceId ?? ''} />}
      <Segmented
        label={m.plan_editor_shape()}
        value={shape}
        onChange={(next) => onChange(places.map((place) => ({ ...place, shape: next })), 'shape')}
        options={[
          { value: 'rectangle', label: m.plan_editor_rectangle() },
          { value: 'round', label: m.plan_editor_round() },
        ]}
      />
    </div>
  );
}

type FreshItem = PlaceItem & { readonly fresh: NewPlace };
const isFresh = (place: PlaceItem): place is FreshItem => place.fresh !== null;

/** The value that all have, else none. */
const common = <T,>(values: readonly T[]): T | null => (values.every((value) => value === values[0]) ? (values[0] ?? null) : null);

function FreshFields({ places, onChange }: { places: readonly FreshItem[]; onChange: PlaceFieldsProps['onChange'] }) {
  const [first] = places;
  if (!first) return null;
  const all = (change: Partial<NewPlace>, field: string) => onChange(places.map((place) => ({ ...place, fresh: { ...place.fresh, ...change } })), field);
  const type = common(places.map(({ fresh }) => fresh.resourceType));
  return (
    <>
      <p className="text-xs text-ink-muted">{m.plan_editor_new_place_hint()}</p>
      {places.length === 1 && (
        <TextField label={m.resources_name()} value={first.fresh.name} needed={m.resources_name_needed()} maxLength={60} onText={(name) => all({ name }, 'name')} />
      )}
      <FormField label={m.resources_type()} required>
        {(field) => (
          <Select
            {...field}
            value={type ?? ''}
            onChange={(event) => all({ resourceType: event.target.value as ResourceType }, 'type')}
            options={[
              ...(type ? [] : [{ value: '', label: m.plan_editor_different(), disabled: true }]),
              ...resourceTypes.map((value) => ({ value, label: typeName(value) })),
            ]}
          />
        )}
      </FormField>
      <div className="grid grid-cols-2 gap-3">
        <FormField label={m.resources_rate()} required>
          {(field) => (
            <MoneyInput
              {...field}
              value={common(places.map(({ fresh }) => fresh.ratePerHour))}
              onValue={(ratePerHour) => ratePerHour !== null && all({ ratePerHour }, 'rate')}
            />
          )}
        </FormField>
        <LengthField
          label={m.resources_capacity()}
          unit={null}
          value={common(places.map(({ fresh }) => fresh.capacity))}
          least={1}
          most={10_000}
          onLength={(capacity) => all({ capacity }, 'capacity')}
        />
      </div>
    </>
  );
}

function Standing({ place, id }: { place: NewPlace | undefined; id: string }) {
  if (!place) return <p className="text-danger">{m.plan_editor_gone_hint()}</p>;
  return (
    <p className="text-ink-muted">
      {typeName(place.resourceType)} · <Money value={place.ratePerHour} /> {m.plan_editor_an_hour()} ·{' '}
      <Link to={`/resources?resource=${id}`} className="text-accent underline underline-offset-2">
        {m.plan_editor_edit_place()}
      </Link>
    </p>
  );
}
