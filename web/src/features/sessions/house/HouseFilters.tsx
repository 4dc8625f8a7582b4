import { LayoutGrid, List, Map } from 'lucide-react';
import type { ResourceType } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { IconButton } from '@/ui/Button';
import { Segmented, Select } from '@/ui/fields';
import { SearchInput } from '@/ui/SearchInput';
import type { PlaceFilter, StateFilter } from './places';
import type { HouseLook } from './useHouseLook';
import { kindName } from './words';

interface HouseFiltersProps {
  filter: PlaceFilter;
  onFilter(change: Partial<PlaceFilter>): void;
  kinds: readonly ResourceType[];
  look: HouseLook;
  /** Those that there are. */
  looks: readonly HouseLook[];
  onLook(look: HouseLook): void;
}

const icons = { plan: Map, cards: LayoutGrid, list: List };

function lookName(look: HouseLook): string {
  switch (look) {
    case 'plan':
      return m.sessions_as_plan();
    case 'cards':
      return m.sessions_as_cards();
    case 'list':
      return m.sessions_as_list();
  }
}

export function HouseFilters({ filter, onFilter, kinds, look, looks, onLook }: HouseFiltersProps) {
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      <SearchInput
        className="w-full sm:w-56"
        value={filter.text}
        onSearch={(text) => onFilter({ text })}
        label={m.sessions_search_house()}
        placeholder={m.sessions_search_house()}
      />
      <Segmented<StateFilter>
        label={m.sessions_state()}
        value={filter.state}
        onChange={(state) => onFilter({ state })}
        options={[
          { value: 'all', label: m.sessions_filter_all() },
          { value: 'free', label: m.sessions_filter_free() },
          { value: 'taken', label: m.sessions_filter_taken() },
        ]}
      />
      {kinds.length > 1 && (
        <Select
          aria-label={m.sessions_kind()}
          className="max-sm:min-w-0 max-sm:flex-1 sm:w-36"
          value={filter.kind}
          onChange={(event) => onFilter({ kind: event.target.value as PlaceFilter['kind'] })}
          options={[{ value: 'all', label: m.sessions_every_kind() }, ...kinds.map((kind) => ({ value: kind, label: kindName(kind) }))]}
        />
      )}
      <span className="ms-auto flex gap-0.5">
        {looks.map((each) => {
          const Icon = icons[each];
          return each !== look && <IconButton key={each} label={lookName(each)} icon={<Icon aria-hidden className="size-4.5" />} onClick={() => onLook(each)} />;
        })}
      </span>
    </div>
  );
}
