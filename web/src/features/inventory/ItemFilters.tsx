import type { CategoryRowFragment, ItemSort } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Checkbox, Segmented, Select } from '@/ui/fields';
import { SearchInput } from '@/ui/SearchInput';
import { categories, categoriesName, type CategoryChoice } from './words';

interface ItemFiltersProps {
  search: string;
  category: CategoryChoice | undefined;
  own: readonly CategoryRowFragment[];
  sort: ItemSort;
  archived: boolean;
  lowOnly: boolean;
  /** Takes the names the address uses; an empty value takes a filter away. */
  onChange(changes: Readonly<Record<string, string>>): void;
}

export function ItemFilters({ search, category, own, sort, archived, lowOnly, onChange }: ItemFiltersProps) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <SearchInput
        value={search}
        onSearch={(text) => onChange({ q: text })}
        label={m.inventory_search_label()}
        placeholder={m.inventory_search()}
        className="min-w-56 flex-1 sm:max-w-xs"
      />
      <Select
        aria-label={m.inventory_category()}
        className="w-40"
        value={typeof category === 'object' ? category.id : (category ?? '')}
        onChange={(event) => onChange({ category: event.target.value })}
        options={[
          { value: '', label: m.inventory_all_categories() },
          ...categories.map((value) => ({ value, label: categoriesName(value) })),
          ...own.filter(({ archivedAt }) => !archivedAt).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        aria-label={m.inventory_sort()}
        className="w-44"
        value={sort}
        onChange={(event) => onChange({ sort: event.target.value })}
        options={[
          { value: 'NAME', label: m.inventory_sort_name() },
          { value: 'STOCK', label: m.inventory_sort_stock() },
          { value: 'CATEGORY', label: m.inventory_sort_category() },
          { value: 'NEWEST', label: m.inventory_sort_newest() },
        ]}
      />
      <Segmented
        label={m.inventory_which()}
        value={archived ? 'archived' : 'current'}
        onChange={(which) => onChange({ archived: which === 'archived' ? '1' : '' })}
        options={[
          { value: 'current', label: m.inventory_current() },
          { value: 'archived', label: m.inventory_archived() },
        ]}
      />
      <Checkbox label={m.inventory_low_only()} checked={lowOnly} onChange={(event) => onChange({ low: event.target.checked ? '1' : '' })} />
    </div>
  );
}
