import { useQuery } from 'urql';
import { BookablePlacesDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Select } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { formatMoney } from '@/ui/format/money';
import { useSpaceSettings } from '@/ui/space';
import { kindName, kinds } from '../kinds';

interface PlaceFieldProps {
  /** Empty while none is chosen. */
  value: string;
  onValue(resourceId: string): void;
  error?: string | undefined;
}

/** Every place, by kind, with what an hour costs. */
export function PlaceField({ value, onValue, error }: PlaceFieldProps) {
  const { currency } = useSpaceSettings();
  const [{ data }] = useQuery({ query: BookablePlacesDocument });
  const places = data?.resources ?? [];
  const options = kinds.flatMap((kind) =>
    places
      .filter((place) => place.resourceType === kind)
      .map(({ id, name, ratePerHour }) => ({ value: id, label: [name, kindName(kind), `${formatMoney(ratePerHour, currency)} ${m.sessions_per_hour()}`].join(m.calendar_comma()) })),
  );
  return (
    <FormField label={m.calendar_place()} required error={error}>
      {(field) => (
        <Select
          {...field}
          value={value}
          options={value === '' ? [{ value: '', label: '' }, ...options] : options}
          onChange={(event) => onValue(event.target.value)}
        />
      )}
    </FormField>
  );
}
