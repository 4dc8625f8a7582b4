import { useState } from 'react';
import { useNavigate } from 'react-router';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge, type Tone } from '@/ui/Badge';
import { Card } from '@/ui/Card';
import { Duration } from '@/ui/Duration';
import { formatTime } from '@/ui/format/dates';
import { useSpaceSettings } from '@/ui/space';
import { DataTable, type Column, type Sort } from '@/ui/table/DataTable';
import { resourcePath, sessionPath, startPath } from '../sheets';
import { Flags } from './Flags';
import { isFree, sortPlaces, type KindOfPlaces, type Place, type PlaceSort } from './places';
import { RunningTotal } from './RunningTotal';
import { stateWords } from './words';

const tones: Record<Place['state'], Tone> = { FREE: 'success', TAKEN: 'accent', RESERVED: 'info', OUT_OF_ORDER: 'neutral', CLOSED: 'neutral' };

/** The house as a list, for those who would rather read and sort. */
export default function PlaceTable({ groups }: { groups: readonly KindOfPlaces[] }) {
  const { zone } = useSpaceSettings();
  const navigate = useNavigate();
  const [sort, setSort] = useState<Sort<PlaceSort>>({ column: 'place', direction: 'ascending' });
  const rows = sortPlaces(groups.flatMap((group) => group.places), sort.column, sort.direction);

  const columns: Column<Place>[] = [
    { id: 'place', header: m.sessions_place(), sortable: true, phone: 'title', cell: ({ resource }) => <bdi>{resource.name}</bdi> },
    {
      id: 'state',
      header: m.sessions_state(),
      sortable: true,
      phone: 'meta',
      cell: (place) =>
        place.session ? (
          <span className="inline-flex items-center gap-2">
            <StatusBadge tone={tones.TAKEN}>
              <bdi>{place.session.customer.name}</bdi>
            </StatusBadge>
            <Flags session={place.session} short />
          </span>
        ) : (
          <StatusBadge tone={tones[place.state]}>{stateWords(place, zone)}</StatusBadge>
        ),
    },
    {
      id: 'since',
      header: m.sessions_since_heading(),
      sortable: true,
      phone: 'hidden',
      cell: ({ session }) => session && <span className="figures">{formatTime(session.startedAt, zone)}</span>,
    },
    {
      id: 'time',
      header: m.sessions_time(),
      align: 'end',
      phone: 'hidden',
      cell: ({ session }) => session && <Duration since={session.startedAt} />,
    },
    {
      id: 'total',
      header: m.sessions_total(),
      align: 'end',
      sortable: true,
      phone: 'value',
      cell: ({ session }) => session && <RunningTotal price={session} bare />,
    },
  ];

  return (
    <Card flush>
      <DataTable
        label={m.sessions_places()}
        columns={columns}
        rows={rows}
        rowKey={(place) => place.resource.id}
        onRowPress={(place) => {
          if (place.session) void navigate(sessionPath(place.session.id));
          else if (isFree(place)) void navigate(startPath({ resourceId: place.resource.id }));
          else void navigate(resourcePath(place.resource.id));
        }}
        sort={sort}
        onSort={(next) => setSort(next as Sort<PlaceSort>)}
        empty={null}
      />
    </Card>
  );
}
