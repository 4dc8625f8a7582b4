import { Armchair, Map as MapIcon, Plus } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '@/features/access';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Segmented, Select } from '@/ui/fields';
import { formatNumber } from '@/ui/format/digits';
import { PageHeader } from '@/ui/PageHeader';
import { SearchInput } from '@/ui/SearchInput';
import { EmptyState, ErrorState, LoadingState } from '@/ui/states';
import type { Sort } from '@/ui/table/DataTable';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { grouped, type PlaceColumn } from './find';
import { ResourceDialog } from './ResourceDialog';
import { ResourceGroup } from './ResourceGroup';
import { ResourceSheet } from './ResourceSheet';
import { usePlaces } from './usePlaces';
import { resourceTypes, typesName } from './words';

/** Every seat, desk and room, with what it costs and what it is doing. */
export function ResourcesPage() {
  const [filter, setFilters] = useUrlFilters();
  const [sort, setSort] = useState<Sort<PlaceColumn>>();
  const [adding, setAdding] = useState(false);
  const mayWrite = useMay('resources.write');
  const mayDraw = useMay('floor_plans.write');
  const archived = filter('archived') === '1';
  const search = filter('q');
  const type = resourceTypes.find((each) => each === filter('type'));
  const { places, refusal, retry } = usePlaces(archived);
  const groups = places && grouped(places, { search, type, sort });
  const open = places?.find(({ resource }) => resource.id === filter('resource'));
  const close = () => setFilters({ resource: '' });

  const addButton = mayWrite && (
    <Button look="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setAdding(true)}>
      {m.resources_new()}
    </Button>
  );

  return (
    <>
      <PageHeader
        title={m.desk_resources()}
        subtitle={places && m.resources_count({ count: places.length, number: formatNumber(places.length) })}
        actions={
          <>
            {mayDraw && (
              <ButtonLink to="/floor-plans" icon={<MapIcon aria-hidden className="size-4" />}>
                {m.plan_editor_edit_plan()}
              </ButtonLink>
            )}
            {addButton}
          </>
        }
      />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchInput
          value={search}
          onSearch={(text) => setFilters({ q: text })}
          label={m.resources_search_label()}
          placeholder={m.resources_search()}
          className="min-w-56 flex-1 sm:max-w-xs"
        />
        <Select
          aria-label={m.resources_type()}
          className="w-44"
          value={type ?? ''}
          onChange={(event) => setFilters({ type: event.target.value })}
          options={[
            { value: '', label: m.resources_all_types() },
            ...resourceTypes.map((value) => ({ value, label: typesName(value) })),
          ]}
        />
        <Segmented
          label={m.resources_which()}
          value={archived ? 'archived' : 'current'}
          onChange={(which) => setFilters({ archived: which === 'archived' ? '1' : '', resource: '' })}
          options={[
            { value: 'current', label: m.resources_current() },
            { value: 'archived', label: m.resources_archived() },
          ]}
        />
      </div>
      <div className="grid grid-cols-1 gap-4">
        {!groups && (
          <Card flush>
            {refusal ? <ErrorState problem={refusal} onRetry={retry} /> : <LoadingState shape="rows" count={8} />}
          </Card>
        )}
        {groups?.map(({ kind, places: shown }) => (
          <ResourceGroup
            key={kind}
            kind={kind}
            places={shown}
            sort={sort}
            onSort={setSort}
            onOpen={(id) => setFilters({ resource: id })}
          />
        ))}
        {groups?.length === 0 && (
          <Card>
            {places?.length === 0 && !archived ? (
              <EmptyState icon={<Armchair />} title={m.resources_none()} hint={m.resources_none_hint()} action={addButton} />
            ) : (
              <EmptyState icon={<Armchair />} title={places?.length === 0 ? m.resources_none_archived() : m.resources_none_found()} />
            )}
          </Card>
        )}
      </div>
      {open && <ResourceSheet place={open} onClose={close} />}
      {adding && <ResourceDialog onClose={() => setAdding(false)} />}
    </>
  );
}
