import { m } from '@/locales/compiled/messages.js';
import { Select } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { formatTime } from '@/ui/format/dates';
import { formatMoney } from '@/ui/format/money';
import { useSpaceSettings } from '@/ui/space';
import { byKind, everyPlace, isFree, type Place } from '../house/places';
import { kindName } from '../house/words';

interface PlaceSelectProps {
  places: readonly Place[];
  value: string | undefined;
  onChange(resourceId: string): void;
  error?: string | undefined;
}

/** The free places with their rates; one that was chosen stays in the list when somebody else takes it. */
export function PlaceSelect({ places, value, onChange, error }: PlaceSelectProps) {
  const { zone, currency } = useSpaceSettings();
  const options = byKind(places, everyPlace)
    .flatMap(({ places }) => places)
    .filter((place) => isFree(place) || place.resource.id === value)
    .map((place) => {
      const { resource, until } = place;
      const rate = `${formatMoney(resource.ratePerHour, currency)} ${m.sessions_per_hour()}`;
      const free = !isFree(place) ? m.sessions_not_free() : until ? m.sessions_free_until({ time: formatTime(until, zone) }) : undefined;
      return { value: resource.id, label: [resource.name, kindName(resource.resourceType), rate, free].filter(Boolean).join(' · ') };
    });
  return (
    <FormField label={m.sessions_place()} required error={error}>
      {(field) => (
        <Select
          {...field}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value)}
          options={value ? options : [{ value: '', label: '' }, ...options]}
        />
      )}
    </FormField>
  );
}
