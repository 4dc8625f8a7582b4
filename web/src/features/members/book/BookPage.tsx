import { CalendarCheck, RotateCcw } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { useAvailability } from '@/features/availability';
import type { Alternative } from '@/features/bookings/offered';
import { PlanOrList } from '@/features/floor_plans/view/FloorPlans';
import type { Floor } from '@/features/floor_plans/view/places';
import { MyBookingDocument, MyBookingsDocument, MyFloorsDocument, type MyBookingPartsFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { useMinute } from '@/ui/clock';
import { dateIn, dayAfter } from '@/ui/format/dates';
import { instantAt, wallClockIn } from '@/ui/format/zoned';
import { PageHeader } from '@/ui/PageHeader';
import { useSpaceSettings } from '@/ui/space';
import { EmptyState, ErrorState, LoadingState } from '@/ui/states';
import { bookedWords } from '../words';
import { Booked } from './Booked';
import { ChosenPlace } from './ChosenPlace';
import { looksOver, type Span } from './looks';
import { WhenPicker } from './WhenPicker';
import { endsOf, openingsOf, settled, startsOf } from './when';

/** How long a line may be down before it is said. */
const patienceMs = 4_000;

/** When → where → price → confirm. With `?move=` it moves a booking instead. */
export function BookPage() {
  const [params] = useSearchParams();
  const move = params.get('move');
  if (move === null) return <Booking key="new" moved={undefined} place={params.get('place') ?? undefined} />;
  return <Moving key={move} id={move} />;
}

function Moving({ id }: { id: string }) {
  const [{ data, error }, ask] = useQuery({ query: MyBookingDocument, variables: { id }, requestPolicy: 'cache-and-network' });
  if (data) return <Booking moved={data.myBooking} place={data.myBooking.resourceId} />;
  if (error) return <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
  return <LoadingState shape="cards" />;
}

interface Wish {
  readonly from: number | undefined;
  readonly length: number | undefined;
}

function Booking({ moved, place }: { moved: MyBookingPartsFragment | undefined; place: string | undefined }) {
  const { zone } = useSpaceSettings();
  const now = useMinute();
  const today = dateIn(zone, new Date(now));
  const [picked, setDay] = useState(() => (moved ? dateIn(zone, new Date(moved.startsAt)) : undefined));
  // Late in the evening, or on a day off, one begins with the day after.
  const [over, setOver] = useState<string>();
  const day = picked ?? (over === today ? dayAfter(today) : today);
  const [wish, setWish] = useState<Wish>(() =>
    moved ? { from: Date.parse(moved.startsAt), length: Date.parse(moved.endsAt) - Date.parse(moved.startsAt) } : { from: undefined, length: undefined },
  );
  const [chosen, choose] = useState(place);
  const [done, setDone] = useState<MyBookingPartsFragment>();

  const at = (wall: string) => Date.parse(instantAt(zone, wall) ?? '');
  const from = at(`${day}T00:00`);
  const until = at(`${dayAfter(day)}T00:00`);
  // A day more, for houses that close after midnight.
  const end = at(`${dayAfter(day, 2)}T00:00`);
  const { map, busy, live, refusal, retry } = useAvailability(from, end);

  const openings = useMemo(() => openingsOf(map, from, until), [map, from, until]);
  const starts = useMemo(() => startsOf(openings, from, until, now), [openings, from, until, now]);
  const span = useMemo(() => settled(openings, starts, wish), [openings, starts, wish]);
  if (picked === undefined && over !== today && map && starts.length === 0) setOver(today);
  const places = useMemo(() => (map && span ? looksOver(map, busy, span, zone, { except: moved?.id }) : undefined), [map, busy, span, zone, moved?.id]);
  const floors = useFloorsOfMembers();
  const last = useLast(moved !== undefined);
  // Nothing is shown to press before all that stands above it is there.
  const ready = places !== undefined && floors !== undefined && last !== undefined;
  const under = chosen === undefined ? undefined : places?.get(chosen);

  function otherDay(next: string): void {
    if (span) {
      const wall = wallClockIn(zone, new Date(span.from).toISOString()).slice(10);
      setWish({ from: at(next + wall), length: span.until - span.from });
    }
    setDay(next);
  }

  function take({ resourceId, startsAt, endsAt }: Alternative): void {
    setDay(dateIn(zone, new Date(startsAt)));
    setWish({ from: Date.parse(startsAt), length: Date.parse(endsAt) - Date.parse(startsAt) });
    choose(resourceId);
  }

  if (done) {
    return (
      <Booked
        booking={done}
        moved={moved !== undefined}
        onMore={() => {
          setDone(undefined);
          choose(undefined);
        }}
      />
    );
  }
  return (
    <>
      <PageHeader
        title={moved ? m.members_move_title({ place: moved.resourceName }) : m.members_book_title()}
        subtitle={moved ? bookedWords(moved, zone) : undefined}
      />
      {last && <SameAsLast last={last} today={today} now={now} onTake={take} />}
      <NotLive shown={map !== undefined && !live} />
      <div className="grid grid-cols-1 gap-5">
        <WhenPicker
          today={today}
          day={day}
          onDay={otherDay}
          span={span}
          starts={starts}
          ends={span ? endsOf(openings, span.from) : []}
          onFrom={(next) => setWish({ from: next, length: span ? span.until - span.from : undefined })}
          onUntil={(next) => span && setWish({ from: span.from, length: next - span.from })}
        />
        <div className={under ? 'grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]' : undefined}>
          <section aria-label={m.members_where()} className={under ? 'max-lg:pb-64' : undefined}>
            {refusal && <ErrorState problem={refusal} onRetry={retry} />}
            {!ready && !refusal && (!map || span) && <LoadingState shape="cards" />}
            {map && !span && <EmptyState icon={<CalendarCheck />} title={m.members_closed_day()} hint={m.members_closed_day_hint()} />}
            {ready && <PlanOrList floors={floors} places={places} onPress={choose} selected={chosen} />}
          </section>
          {under && span && (
            <div className="max-lg:fixed max-lg:inset-x-2 max-lg:bottom-[calc(3.75rem+env(safe-area-inset-bottom))] max-lg:z-20 max-lg:max-h-[62dvh] max-lg:overflow-y-auto lg:sticky lg:top-20">
              <ChosenPlace
                key={under.id}
                place={under}
                span={span}
                moved={moved}
                onTake={take}
                onClose={() => choose(undefined)}
                onDone={setDone}
              />
            </div>
          )}
        </div>
      </div>
    </>
  );
}

function useFloorsOfMembers(): readonly Floor[] | undefined {
  const [{ data, error }] = useQuery({ query: MyFloorsDocument });
  // Without a plan the list says all there is to say.
  return useMemo(() => (error ? [] : data?.myFloors), [data, error]);
}

/** A line that is down for longer than a moment. It lies over the page: what is under the finger must not move. */
function NotLive({ shown }: { shown: boolean }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [shown]);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-4 top-16 z-20 flex justify-center">
      {shown && late && <p className="rounded-md bg-warning-soft px-3 py-2 text-[0.8125rem] text-warning shadow-pop">{m.members_not_live()}</p>}
    </div>
  );
}

/** The last booking that was meant; `undefined` until it is known, `null` when there is none. */
function useLast(pause: boolean): MyBookingPartsFragment | null | undefined {
  const [{ data, error }] = useQuery({ query: MyBookingsDocument, variables: { past: true, first: 5 }, pause });
  if (pause || error) return null;
  if (!data) return undefined;
  return data.myBookings.nodes.find(({ state }) => state === 'COMPLETED' || state === 'CONFIRMED' || state === 'CHECKED_IN') ?? null;
}

interface SameAsLastProps {
  last: MyBookingPartsFragment;
  today: string;
  now: number;
  onTake(alternative: Alternative): void;
}

/** The last booking again, on the next day that its time is still ahead: one tap here, one to confirm. */
function SameAsLast({ last, today, now, onTake }: SameAsLastProps) {
  const { zone } = useSpaceSettings();
  const wall = wallClockIn(zone, last.startsAt).slice(10);
  const start = [0, 1].map((days) => Date.parse(instantAt(zone, dayAfter(today, days) + wall) ?? '')).find((moment) => moment > now);
  if (start === undefined) return null;
  const span: Span = { from: start, until: start + Date.parse(last.endsAt) - Date.parse(last.startsAt) };
  const [startsAt, endsAt] = [span.from, span.until].map((moment) => new Date(moment).toISOString()) as [string, string];
  return (
    <div className="mb-5 flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-surface px-4 py-3 shadow-card">
      <p>
        <span className="block text-xs text-ink-muted">{m.members_same_as_last()}</span>
        <bdi className="font-semibold">{last.resourceName}</bdi> · {bookedWords({ startsAt, endsAt }, zone)}
      </p>
      <Button icon={<RotateCcw aria-hidden className="size-4" />} onClick={() => onTake({ resourceId: last.resourceId, resource: last.resourceName, startsAt, endsAt })}>
        {m.members_again()}
      </Button>
    </div>
  );
}
