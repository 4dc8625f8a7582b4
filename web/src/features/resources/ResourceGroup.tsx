import type { ResourceType } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { formatNumber } from '@/ui/format/digits';
import { Money } from '@/ui/Money';
import { DataTable, type Column, type Sort } from '@/ui/table/DataTable';
import type { PlaceColumn } from './find';
import { StateBadge } from './StateBadge';
import { StateDetail } from './StateDetail';
import type { Place } from './usePlaces';
import { typesName } from './words';

interface ResourceGroupProps {
  kind: ResourceType;
  places: readonly Place[];
  sort: Sort<PlaceColumn> | undefined;
  onSort(sort: Sort<PlaceColumn>): void;
  onOpen(id: string): void;
}

/** The places of one kind. */
export function ResourceGroup({ kind, places, sort, onSort, onOpen }: ResourceGroupProps) {
  return (
    <Card
      flush
      title={
        <>
          {typesName(kind)} <span className="ms-1 font-normal text-ink-muted tabular-nums">{formatNumber(places.length)}</span>
        </>
      }
    >
      <DataTable
        label={typesName(kind)}
        columns={columns()}
        rows={places}
        rowKey={({ resource }) => resource.id}
        onRowPress={({ resource }) => onOpen(resource.id)}
        {...(sort && { sort })}
        onSort={({ column, direction }) => onSort({ column: column as PlaceColumn, direction })}
        empty={null}
      />
    </Card>
  );
}

function columns(): readonly Column<Place>[] {
  return [
    { id: 'name', header: m.resources_name(), sortable: true, width: '14rem', phone: 'title', cell: ({ resource }) => <bdi>{resource.name}</bdi> },
    { id: 'state', header: m.resources_state(), width: '10rem', phone: 'meta', cell: (place) => <StateBadge place={place} /> },
    {
      id: 'detail',
      header: m.resources_now(),
      phone: 'meta',
      cell: (place) => (
        <span className="text-ink-muted">
          <StateDetail place={place} />
        </span>
      ),
    },
    {
      id: 'capacity',
      header: m.resources_capacity(),
      align: 'end',
      sortable: true,
      width: '7rem',
      phone: 'hidden',
      cell: ({ resource }) => <span className="figures">{formatNumber(resource.capacity)}</span>,
    },
    {
      id: 'rate',
      header: m.resources_rate(),
      align: 'end',
      sortable: true,
      width: '9rem',
      phone: 'value',
      cell: ({ resource }) => <Money value={resource.ratePerHour} />,
    },
  ];
}
