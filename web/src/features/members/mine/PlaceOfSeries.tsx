import { useAvailability } from '@/features/availability';
import { m } from '@/locales/compiled/messages.js';
import { Select } from '@/ui/fields';
import { dateIn, dayAfter } from '@/ui/format/dates';
import { instantAt } from '@/ui/format/zoned';
import { FormField } from '@/ui/FormField';
import { useSpaceSettings } from '@/ui/space';

interface PlaceOfSeriesProps {
  value: string;
  /** What the place is called that it has now. */
  name: string;
  onValue(next: string): void;
  error: string | undefined;
  /** For when. */
  startsAt: string;
}

/** Where a series goes: any place that a member may book. */
export function PlaceOfSeries({ value, name, onValue, error, startsAt }: PlaceOfSeriesProps) {
  const { zone } = useSpaceSettings();
  const day = dateIn(zone, new Date(startsAt));
  const at = (wall: string) => Date.parse(instantAt(zone, wall) ?? '');
  const { map } = useAvailability(at(`${day}T00:00`), at(`${dayAfter(day)}T00:00`));
  const places = map?.resources.filter(({ id, bookable }) => bookable || id === value).map((place) => ({ value: place.id, label: place.name }));
  return (
    <FormField label={m.members_series_place()} required error={error}>
      {(field) => <Select {...field} value={value} onChange={(event) => onValue(event.target.value)} options={places ?? [{ value, label: name }]} />}
    </FormField>
  );
}
