import { Coffee, UserPlus } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { refusalOf } from '@/client/refusal';
import { useMay, useViewer } from '@/features/access';
import { m } from '@/locales/compiled/messages.js';
import { ButtonLink } from '@/ui/Button';
import { formatNumber } from '@/ui/format/digits';
import { formatTime, formatWeekday } from '@/ui/format/dates';
import { PageHeader } from '@/ui/PageHeader';
import { ErrorState, LoadingState } from '@/ui/states';
import type { HouseQuery } from '@/generated/graphql';
import { HouseFilters } from './house/HouseFilters';
import { PlaceGrid } from './house/PlaceGrid';
import { byKind, everyPlace, isFree, kinds, type PlaceFilter } from './house/places';
import { useHouse } from './house/useHouse';
import { useHouseLook, type HouseLook } from './house/useHouseLook';
import { sellPath, startPath } from './sheets';
import { SheetHost } from './SheetHost';

const NoPlaces = lazy(async () => ({ default: (await import('./house/Nothing')).NoPlaces }));
const NoneFound = lazy(async () => ({ default: (await import('./house/Nothing')).NoneFound }));
const DayBeside = lazy(() => import('./house/DayBeside'));
const PlaceTable = lazy(() => import('./house/PlaceTable'));
const PlaceMap = lazy(() => import('./house/PlaceMap'));

type House = HouseQuery['house'];

/** The first page of the desk: who sits where, and the day beside it. */
export function HousePage() {
  const { house, drawn, error, ask } = useHouse();
  return (
    <>
      <HouseHeader house={house} />
      {house ? (
        <Rooms house={house} drawn={drawn} />
      ) : error ? (
        <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      ) : (
        <LoadingState shape="cards" count={12} />
      )}
      <SheetHost />
    </>
  );
}

function HouseHeader({ house }: { house: House | undefined }) {
  const { space } = useViewer();
  const mayStart = useMay('sessions.run');
  const maySell = useMay('inventory.sell');
  const anyFree = house?.places.some(isFree) ?? false;
  return (
    <PageHeader
      title={m.desk_house()}
      subtitle={
        house && (
          <>
            {formatWeekday(house.serverTime, space.zone)} · {openWords(house, space.zone)}
          </>
        )
      }
      actions={
        <>
          {maySell && (
            <ButtonLink to={sellPath} icon={<Coffee aria-hidden className="size-4" />}>
              {m.sessions_sell()}
            </ButtonLink>
          )}
          {mayStart && anyFree && (
            <ButtonLink to={startPath({})} look="primary" icon={<UserPlus aria-hidden className="size-4" />}>
              {m.sessions_start_session()}
            </ButtonLink>
          )}
        </>
      }
    />
  );
}

function openWords(house: House, zone: string): string {
  if (!house.open) return m.sessions_house_closed();
  return house.closesAt ? m.sessions_open_until({ time: formatTime(house.closesAt, zone) }) : m.sessions_open();
}

function Rooms({ house, drawn }: { house: House; drawn: boolean }) {
  const [filter, setFilter] = useState<PlaceFilter>(everyPlace);
  const [chosen, setLook] = useHouseLook();
  const looks: readonly HouseLook[] = drawn ? ['plan', 'cards', 'list'] : ['cards', 'list'];
  const look = looks.find((each) => each === chosen) ?? looks[0] ?? 'cards';
  const { places } = house;
  const groups = useMemo(() => byKind(places, filter), [places, filter]);
  const kindsHere = kinds.filter((kind) => places.some((place) => place.resource.resourceType === kind));

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <section aria-label={m.sessions_places()} className="min-w-0">
        {places.length === 0 ? (
          <Suspense fallback={null}>
            <NoPlaces />
          </Suspense>
        ) : (
          <>
            <HouseFilters
              filter={filter}
              onFilter={(change) => setFilter((now) => ({ ...now, ...change }))}
              kinds={kindsHere}
              look={look}
              looks={looks}
              onLook={setLook}
            />
            {look === 'plan' ? (
              <Suspense fallback={<LoadingState shape="cards" count={12} />}>
                <PlaceMap places={places} groups={groups} />
              </Suspense>
            ) : groups.length === 0 ? (
              <Suspense fallback={null}>
                <NoneFound onShowAll={() => setFilter(everyPlace)} />
              </Suspense>
            ) : look === 'list' ? (
              <Suspense fallback={<LoadingState shape="rows" count={8} />}>
                <PlaceTable groups={groups} />
              </Suspense>
            ) : (
              <PlaceGrid groups={groups} />
            )}
            <p aria-live="polite" className="sr-only">
              {m.sessions_free_of({ free: formatNumber(places.filter(isFree).length), all: formatNumber(places.length) })}
            </p>
          </>
        )}
      </section>
      <aside aria-label={m.sessions_today()} className="grid grid-cols-1 gap-4">
        <Suspense fallback={<LoadingState shape="text" count={6} />}>
          <DayBeside house={house} />
        </Suspense>
      </aside>
    </div>
  );
}
