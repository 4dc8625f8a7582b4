import { Armchair, Ban, CalendarPlus, Printer } from 'lucide-react';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { useMay } from '@/features/access';
import { sessionPath } from '@/features/sessions';
import { CutOffDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink } from '@/ui/Button';
import { useNow } from '@/ui/clock';
import { dayAfter, formatCalendarWeekday } from '@/ui/format/dates';
import { PageHeader } from '@/ui/PageHeader';
import { EmptyState, ErrorState, LoadingState } from '@/ui/states';
import { useSpaceSettings } from '@/ui/space';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { kinds } from '../kinds';
import { KeyHints } from './KeyHints';
import { axisOf, dayNamed, daysFrom, operatingDay, shownMinutes, weekOf, wholeDays, type Clock } from './model/axis';
import type { Draft } from './model/draft';
import { asTree, filtered } from './model/find';
import type { Claim, Place } from './model/places';
import { Timeline } from './timeline/Timeline';
import { Toolbar, type CalendarFilters } from './Toolbar';
import { useFloorFilter } from './useFloorFilter';
import { useMove } from './useMove';
import { usePlacesTaken } from './usePlacesTaken';

const NewBookingSheet = lazy(async () => ({ default: (await import('../new/NewBookingSheet')).NewBookingSheet }));
const BookingSheet = lazy(async () => ({ default: (await import('../sheet')).BookingSheet }));
const ClosePlacesDialog = lazy(async () => ({ default: (await import('../closures/ClosePlacesDialog')).ClosePlacesDialog }));
const ClosureDialog = lazy(async () => ({ default: (await import('../closures/ClosureDialog')).ClosureDialog }));

const minuteMs = 60_000;

/** What drags and arrows step by; the server's own steps come with its refusal. */
const stepMinutes = 15;

/** Every booking by place and time: a day or a week, to look at and to arrange. */
export function CalendarPage() {
  const clock = useClock();
  const now = Math.floor(useNow() / minuteMs) * minuteMs;
  const [filter, setFilters] = useUrlFilters();
  const navigate = useNavigate();
  const mayBook = useMay('bookings.manage');
  const [closing, setClosing] = useState(false);
  const [closure, setClosure] = useState<{ place: Place; claim: Claim }>();
  const today = operatingDay(clock, now);
  const filters: CalendarFilters = {
    view: filter('view') === 'week' ? 'week' : 'day',
    day: dayNamed(filter('date'), clock, now),
    today,
    text: filter('q'),
    kind: kinds.find((each) => each === filter('kind')) ?? '',
    floor: filter('floor'),
  };
  const { view, day, text, kind } = filters;
  const first = view === 'week' ? weekOf(day) : day;
  const count = view === 'week' ? 7 : 1;
  const span = useMemo(() => wholeDays(clock, first, count), [clock, first, count]);
  const { places, refusal, retry } = usePlacesTaken(span);
  const { floors, onFloor } = useFloorFilter(filters.floor);
  const rows = useMemo(() => places && asTree(filtered(places, { text, kind, floor: onFloor })), [places, text, kind, onFloor]);
  const axis = useMemo(
    () => places && axisOf(clock, daysFrom(first, count), shownMinutes(clock, span, places)),
    [places, clock, first, count, span],
  );
  const move = useMove();

  const onDay = useCallback(
    (steps: -1 | 1) => setFilters({ date: dayAfter(day, steps * count) }),
    [setFilters, day, count],
  );
  const onOpen = useCallback(
    (place: Place, claim: Claim) => {
      if (claim.kind === 'closure') setClosure({ place, claim });
      else if (claim.bookingId) setFilters({ booking: claim.bookingId });
      else if (claim.sessionId) void navigate(sessionPath(claim.sessionId));
    },
    [setFilters, navigate],
  );
  const begin = move.begin;
  const onDraft = useCallback(
    async (draft: Draft) => {
      if (draft.act !== 'new') return begin(draft);
      const at = (moment: number) => new Date(moment).toISOString();
      setFilters({ new: draft.placeId, from: at(draft.from), until: at(draft.until) });
    },
    [begin, setFilters],
  );
  const last = dayAfter(first, count - 1);
  const shown = view === 'week' ? m.calendar_week_of({ first: formatCalendarWeekday(first), last: formatCalendarWeekday(last) }) : formatCalendarWeekday(day);

  return (
    <div className="print-landscape">
      <PageHeader
        title={m.calendar_title()}
        subtitle={<span className="max-sm:hidden">{shown}</span>}
        actions={
          <>
            <Button className="max-sm:hidden" icon={<Printer aria-hidden className="size-4" />} onClick={() => print()}>
              {m.calendar_print()}
            </Button>
            {mayBook && (
              <Button className="max-sm:grow-0!" icon={<Ban aria-hidden className="size-4" />} onClick={() => setClosing(true)}>
                <span className="max-sm:sr-only">{m.calendar_close_places()}</span>
              </Button>
            )}
            {mayBook && (
              <Button look="primary" icon={<CalendarPlus aria-hidden className="size-4" />} onClick={() => setFilters({ new: 'any' })}>
                {m.calendar_new()}
              </Button>
            )}
          </>
        }
      />
      <h2 className="mb-3 hidden text-base font-semibold print:block">
        {m.calendar_title()} · {shown}
      </h2>
      <Toolbar filters={filters} floors={floors} onFilters={setFilters} onDay={onDay} />
      {!places && (refusal ? <ErrorState problem={refusal} onRetry={retry} /> : <LoadingState shape="rows" count={12} />)}
      {places?.length === 0 && (
        <EmptyState
          icon={<Armchair />}
          title={m.calendar_no_places()}
          hint={m.calendar_no_places_hint()}
          action={
            <ButtonLink look="primary" to="/resources">
              {m.calendar_add_places()}
            </ButtonLink>
          }
        />
      )}
      {places && places.length > 0 && rows?.length === 0 && (
        <EmptyState icon={<Armchair />} title={m.calendar_none_found()} hint={m.calendar_none_found_hint()} />
      )}
      {axis && rows && rows.length > 0 && (
        <>
          <Timeline
            axis={axis}
            clock={clock}
            rows={rows}
            view={view}
            now={now}
            stepMinutes={stepMinutes}
            mayBook={mayBook}
            onDraft={onDraft}
            onOpen={onOpen}
            onDay={onDay}
          />
          <KeyHints mayBook={mayBook} />
        </>
      )}
      {move.dialog}
      <Suspense fallback={null}>
        {filter('new') !== '' && <NewBookingSheet onClose={() => setFilters({ new: '', from: '', until: '', customer: '' })} />}
        {filter('booking') !== '' && <BookingSheet key={filter('booking')} bookingId={filter('booking')} onClose={() => setFilters({ booking: '' })} />}
        {closure && <ClosureDialog {...closure} mayReopen={mayBook} onClose={() => setClosure(undefined)} />}
        {closing && places && <ClosePlacesDialog places={places} onClose={() => setClosing(false)} />}
      </Suspense>
    </div>
  );
}

/** The space's zone and when its day begins. */
function useClock(): Clock {
  const { zone } = useSpaceSettings();
  const [{ data }] = useQuery({ query: CutOffDocument });
  const cutOff = minutesOf(data?.space.cutOff ?? '05:00');
  return useMemo(() => ({ zone, cutOff }), [zone, cutOff]);
}

/** Minutes after midnight of `05:00`. */
function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
