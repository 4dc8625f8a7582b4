import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { usePreferences } from '@/ui/preferences';
import { shareAt, type Axis, type Clock } from '../model/axis';
import { ghostOf, inTheWay, isHere, spotAt, type Draft } from '../model/draft';
import type { Row as TreeRow } from '../model/find';
import type { Claim, Place } from '../model/places';
import { DraftNote, type Hanging } from './DraftNote';
import { Head } from './Head';
import { Lines } from './Lines';
import { Row } from './Row';
import { trackOf, type Pull, type RowActs } from './shape';
import { useDraftAnswer } from './useDraftAnswer';
import { useDrag } from './useDrag';
import { useKeys } from './useKeys';

interface TimelineProps {
  axis: Axis;
  clock: Clock;
  rows: readonly TreeRow[];
  view: 'day' | 'week';
  now: number;
  stepMinutes: number;
  mayBook: boolean;
  /** Somebody drew free time, or moved or stretched a booking. Resolves once it is settled. */
  onDraft(draft: Draft): Promise<void>;
  onOpen(place: Place, claim: Claim): void;
  onDay(steps: -1 | 1): void;
}

/** Pixels an hour takes at least. */
const hourWidth = { day: 52, week: 8 };

const hourMs = 3_600_000;

/** Places downwards, time along: what is booked, by pointer and by keys. */
export function Timeline({ axis, clock, rows, view, now, stepMinutes, mayBook, onDraft, onOpen, onDay }: TimelineProps) {
  const rightToLeft = usePreferences().locale === 'ar';
  const grid = useRef<HTMLDivElement>(null);
  const places = useMemo(() => new Map(rows.map(({ place }) => [place.id, place])), [rows]);
  const [draft, setDraft] = useState<Draft>();
  const [settling, setSettling] = useState(false);
  const [reached, setReached] = useState<{ placeId: string; at: number }>();

  const commit = useCallback(
    async (next: Draft) => {
      setDraft(next);
      setSettling(true);
      await onDraft(next);
      setSettling(false);
      setDraft(undefined);
    },
    [onDraft],
  );
  const movable = useCallback((place: Place, claim: Claim) => (mayBook ? pullOf(place, claim) : undefined), [mayBook]);
  const shared = { grid, axis, places, stepMinutes, rightToLeft, draft, setDraft, commit, settling };
  const drag = useDrag({ ...shared, mayBook, reach: setReached });
  const spotPlace = reached && places.get(reached.placeId);
  const first = rows[0]?.place;
  const spot = useMemo(() => {
    if (spotPlace && reached) return spotAt(spotPlace, axis, within(axis, reached.at), stepMinutes);
    return first && spotAt(first, axis, within(axis, now), stepMinutes);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the first spot doesn't follow the clock
  }, [spotPlace, reached, axis, stepMinutes, first]);
  const keys = useKeys({ ...shared, rows, spot, reach: setReached, movable, mayBook, onDay });
  const answer = useDraftAnswer(settling ? undefined : draft);
  const draftPlace = draft && places.get(draft.placeId);
  const blocked = draft && draftPlace && inTheWay(draft, draftPlace);
  const refused = blocked !== undefined || answer.refusal !== undefined;

  const acts = useMemo<RowActs>(
    () => ({ ...drag.acts, open: onOpen, draw: keys.draw, reach: (placeId, at) => setReached({ placeId, at }), movable }),
    [drag.acts, keys.draw, onOpen, movable],
  );

  // A note hangs below what is drawn. Reckoned from the row, which stands still.
  const [below, setBelow] = useState<Hanging>();
  useLayoutEffect(() => {
    const track = draft && trackOf(grid.current, draft.placeId)?.getBoundingClientRect();
    const { start, width } = draft ? ghostOf(axis, draft) : { start: 0, width: 0 };
    setBelow(track && { left: track.left + track.width * (rightToLeft ? 1 - start - width : start), top: track.top, bottom: track.bottom });
  }, [draft, axis, rightToLeft]);
  // On a narrow screen, what is now comes into view.
  useEffect(() => {
    const box = grid.current;
    if (!box || !axis.days.some(({ from, until }) => now >= from && now < until)) return;
    const aside = Math.max(0, shareAt(axis, now) * box.scrollWidth - box.clientWidth / 2);
    box.scrollTo({ left: rightToLeft ? -aside : aside });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when another time is shown
  }, [axis]);

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the spot inside has the focus */}
      <div
        ref={grid}
        role="grid"
        aria-label={m.calendar_timeline()}
        aria-rowcount={rows.length + 1}
        className="relative max-h-[calc(100dvh-16rem)] touch-pan-x touch-pan-y overflow-auto rounded-lg border border-line bg-surface shadow-card select-none [--names:9.5rem] max-sm:max-h-[calc(100dvh-19rem)] max-sm:[--names:6rem] print:max-h-none print:overflow-visible print:border-0"
        {...keys.handlers}
        {...drag.handlers}
      >
        <div className="relative print:table print:w-full print:table-fixed" style={{ minWidth: `calc(var(--names) + ${Math.round((axis.length / hourMs) * hourWidth[view])}px)` }}>
          <Head axis={axis} clock={clock} view={view} />
          <div className="relative print:table-row-group">
            <Lines axis={axis} clock={clock} view={view} now={now} />
            {rows.map(({ place, depth }) => (
              <Row
                key={place.id}
                place={place}
                depth={depth}
                axis={axis}
                now={now}
                spot={spot?.placeId === place.id ? spot : undefined}
                draft={draft?.placeId === place.id ? draft : undefined}
                refused={draft?.placeId === place.id && refused}
                lifted={draft?.claim}
                acts={acts}
              />
            ))}
          </div>
        </div>
      </div>
      <DraftNote draft={draft} place={draftPlace} blocked={blocked} answer={answer} settling={settling} below={below} keyboard={keys.drawing} />
    </>
  );
}

/** What can be moved from here: a booking from the place it was made for; of one whose guest is here, its end. */
function pullOf(place: Place, claim: Claim): Pull | undefined {
  const { bookingId, wholeId, state } = claim;
  if (bookingId === undefined || (wholeId !== undefined && wholeId !== place.id)) return undefined;
  if (isHere(claim)) return 'end';
  return state === 'confirmed' || state === 'pending' || state === 'held' ? 'all' : undefined;
}

/** The moment, or the nearest that is shown. */
function within(axis: Axis, at: number): number {
  const [first, last] = [axis.days[0], axis.days.at(-1)];
  if (!first || !last) return at;
  return at < first.from || at >= last.until ? first.from : at;
}
