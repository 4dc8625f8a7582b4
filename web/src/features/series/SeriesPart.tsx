import { CalendarMinus, CalendarSync, Repeat2, X } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useMay } from '@/features/access';
import { SeriesByIdDocument, type SeriesByIdQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { useNow } from '@/ui/clock';
import { formatMoment } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { wallClockIn } from '@/ui/format/zoned';
import { useSpaceSettings } from '@/ui/space';
import { CancelSeriesDialog } from './CancelSeriesDialog';
import { ChangeSeriesDialog, type RepeatedBooking } from './ChangeSeriesDialog';
import type { Course } from './course';
import { CutDialog } from './CutDialog';
import { RepeatDialog } from './RepeatDialog';
import type { PlaceChoice } from './SeriesEditor';

interface SeriesPartProps {
  booking: RepeatedBooking & { readonly seriesId?: string | null | undefined; readonly state: string };
  /** How a place is chosen. */
  place?: PlaceChoice;
}

type Opened = 'repeat' | 'change' | 'cancel' | 'cut';

/** How a booking repeats, and what can be done with that; a single one can begin to (R3, R5). */
export function SeriesPart({ booking, place }: SeriesPartProps) {
  const { zone } = useSpaceSettings();
  const may = useMay('bookings.manage');
  const now = useNow();
  const ahead = booking.state === 'CONFIRMED' && Date.parse(booking.startsAt) > now;
  const [opened, setOpened] = useState<Opened>();
  const { seriesId } = booking;
  const [{ data }] = useQuery({ query: SeriesByIdDocument, variables: { id: seriesId ?? '' }, pause: !seriesId });
  const close = () => setOpened(undefined);
  if (!seriesId) {
    if (!may || !ahead) return null;
    return (
      <div>
        <Button icon={<Repeat2 aria-hidden className="size-4" />} onClick={() => setOpened('repeat')}>
          {m.series_repeat()}
        </Button>
        {opened === 'repeat' && <RepeatDialog booking={booking} onClose={close} />}
      </div>
    );
  }
  const series = data?.series;
  return (
    <section aria-label={m.series_series()} className="rounded-lg border border-line p-3">
      <h3 className="flex gap-2 font-medium">
        <Repeat2 aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-muted" />
        <span className="first-letter:uppercase">{series?.words ?? m.series_series()}</span>
      </h3>
      {series && <Where series={series} bookingId={booking.id} />}
      {may && (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button icon={<CalendarSync aria-hidden className="size-4" />} onClick={() => setOpened('change')}>
            {m.series_change()}
          </Button>
          <Button icon={<CalendarMinus aria-hidden className="size-4" />} onClick={() => setOpened('cut')}>
            {m.series_cut()}
          </Button>
          <Button icon={<X aria-hidden className="size-4" />} onClick={() => setOpened('cancel')}>
            {m.series_cancel()}
          </Button>
        </div>
      )}
      {opened === 'change' && <ChangeSeriesDialog booking={booking} course={series && courseOf(series)} place={place} onClose={close} />}
      {opened === 'cancel' && <CancelSeriesDialog booking={booking} onClose={close} />}
      {opened === 'cut' && <CutDialog seriesId={seriesId} day={wallClockIn(zone, booking.startsAt).slice(0, 10)} onClose={close} />}
    </section>
  );
}

function courseOf({ rule, goesOn, occurrences, leftOut }: SeriesByIdQuery['series']): Course {
  return { rule, goesOn, occurrences, lastNumber: Math.max(0, ...[...occurrences, ...leftOut].map(({ number }) => number)) };
}

const standing = new Set(['HELD', 'PENDING', 'CONFIRMED', 'CHECKED_IN', 'COMPLETED']);

/** Which one of how many this is, and what was left out. */
function Where({ series, bookingId }: { series: SeriesByIdQuery['series']; bookingId: string }) {
  const { zone } = useSpaceSettings();
  const { occurrences, leftOut, goesOn } = series;
  const own = occurrences.find((one) => one.bookingId === bookingId);
  const stand = occurrences.filter((one) => standing.has(one.state)).length;
  const now = new Date(useNow());
  return (
    <div className="mt-1 text-[0.8125rem] text-ink-muted">
      <p>
        {own && m.series_number({ number: formatNumber(own.number) })}
        {own?.overridden && <> · {m.series_overridden()}</>}
        {' · '}
        {m.series_standing({ count: stand, shown: formatNumber(stand) })}
        {goesOn && <> · {m.series_goes_on()}</>}
      </p>
      {leftOut.length > 0 && (
        <details className="mt-1">
          <summary className="cursor-pointer rounded-sm text-accent">{m.series_left_out({ count: leftOut.length, shown: formatNumber(leftOut.length) })}</summary>
          <ul className="mt-1 grid gap-1">
            {leftOut.map(({ number, startsAt, message }) => (
              <li key={number}>
                <span className="font-medium text-ink tabular-nums">{formatMoment(startsAt, zone, now)}</span> · {message}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
