import { useQuery } from 'urql';
import { useMay, useViewer } from '@/features/access';
import { CustomerCombobox } from '@/features/customers';
import { JournalActorsDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { DayFilter } from '@/ui/DayFilter';
import { Select } from '@/ui/fields';
import { kindsOfEvents } from './kinds';

export const filterNames = ['actor', 'kind', 'customer', 'from', 'to'] as const;

interface HistoryFiltersProps {
  filter(name: string): string;
  onFilter(changes: Readonly<Record<string, string>>): void;
  filtered: boolean;
  onClear(): void;
}

export function HistoryFilters({ filter, onFilter, filtered, onClear }: HistoryFiltersProps) {
  const viewer = useViewer();
  const mayList = useMay('users.read');
  const [{ data }] = useQuery({ query: JournalActorsDocument, pause: !mayList });
  // Who may not see the users can still look at what they did themselves.
  const people = data?.users ?? [viewer.user];
  return (
    <div className="mb-3 flex flex-wrap items-end gap-2">
      <Select
        aria-label={m.journal_person()}
        className="w-44 max-sm:w-[calc(50%-0.25rem)]"
        value={filter('actor')}
        onChange={(event) => onFilter({ actor: event.target.value })}
        options={[
          { value: '', label: m.journal_everybody() },
          ...people.map((person) => ({ value: person.id, label: person.name })),
        ]}
      />
      <Select
        aria-label={m.journal_kind()}
        className="w-48 max-sm:w-[calc(50%-0.25rem)]"
        value={filter('kind')}
        onChange={(event) => onFilter({ kind: event.target.value })}
        options={[{ value: '', label: m.journal_everything() }, ...kindsOfEvents()]}
      />
      <CustomerCombobox
        value={filter('customer')}
        onValue={(customer) => onFilter({ customer })}
        aria-label={m.journal_customer()}
        placeholder={m.journal_any_customer()}
        className="min-w-48 flex-1 max-sm:basis-full sm:max-w-64"
      />
      <DayFilter label={m.journal_from()} value={filter('from')} max={filter('to')} onValue={(from) => onFilter({ from })} />
      <DayFilter label={m.journal_to()} value={filter('to')} min={filter('from')} onValue={(to) => onFilter({ to })} />
      {filtered && (
        <Button look="quiet" onClick={onClear}>
          {m.journal_clear()}
        </Button>
      )}
    </div>
  );
}
