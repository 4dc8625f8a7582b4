import { Check, Hourglass, Link2, OctagonMinus, UserRound } from 'lucide-react';
import { Fragment } from 'react';
import { classes } from '@/ui/classes';
import { useSpaceSettings } from '@/ui/space';
import type { Block as Lying } from '../model/blocks';
import type { Claim, Place } from '../model/places';
import { headsOf, labelOf, timeOf, timesOf } from '../words';
import { laneHeight, lie, type Edge, type RowActs } from './shape';

interface BlockProps {
  block: Lying;
  place: Place;
  /** The keys are on it. */
  reached: boolean;
  lifted: boolean;
  acts: RowActs;
}

/** What takes a place for a while, with the turnaround behind it. */
export function Block({ block: { claim, start, width, tail, before, after, lane }, place, reached, lifted, acts }: BlockProps) {
  const { zone, currency } = useSpaceSettings();
  const movable = acts.movable(place, claim);
  const handle = (edge: Edge) => (
    <span
      aria-hidden
      data-edge={edge}
      className={classes('absolute inset-y-0 w-2 cursor-ew-resize touch-none', edge === 'from' ? '-start-px' : '-end-px')}
      onPointerDown={(event) => {
        event.stopPropagation();
        acts.press(event, place, claim, edge);
      }}
    />
  );
  return (
    <>
      {tail > 0 && (
        <div
          aria-hidden
          className="hatched pointer-events-none absolute rounded-e-md"
          style={{ ...lie(start + width, tail), top: lane * laneHeight + 6, height: laneHeight - 8 }}
        />
      )}
      <button
        type="button"
        {...(reached && { 'data-spot': true })}
        data-claim={claim.bookingId ?? claim.id}
        data-state={claim.state || claim.kind}
        tabIndex={reached ? 0 : -1}
        aria-label={labelOf(claim, place, zone, currency)}
        title={labelOf(claim, place, zone, currency)}
        className={classes(
          '@container absolute z-5 flex min-w-1 flex-col justify-center overflow-hidden rounded-md border text-start text-xs leading-4 transition-opacity duration-100 focus-visible:z-9',
          lookOf(claim),
          before ? 'rounded-s-none' : !isKept(claim) && 'border-s-4',
          after && 'rounded-e-none',
          claim.wholeId !== undefined && 'opacity-75',
          lifted && 'opacity-40',
          movable === 'all' && 'cursor-grab',
        )}
        style={{ ...lie(start, width), top: lane * laneHeight + 2, height: laneHeight }}
        onFocus={() => acts.reach(place.id, claim.from)}
        onPointerDown={(event) => {
          event.stopPropagation();
          if (movable === 'all') acts.press(event, place, claim);
        }}
        onClick={(event) => {
          event.stopPropagation();
          acts.open(place, claim);
        }}
      >
        <span className="mx-1.5 flex min-w-0 items-center gap-1 font-medium @max-[1.75rem]:hidden">
          <BlockIcon claim={claim} />
          <span className="truncate">
            {headsOf(claim).map((head, index) => (
              <Fragment key={head}>
                {index > 0 && ' · '}
                <bdi>{head}</bdi>
              </Fragment>
            ))}
          </span>
        </span>
        <span className="mx-1.5 truncate text-ink-muted tabular-nums @max-[4.75rem]:hidden">{timesOf(claim, zone)}</span>
        <span className="mx-1.5 hidden truncate text-ink-muted tabular-nums @max-[4.75rem]:block @max-[2rem]:hidden">{timeOf(claim.from, zone)}</span>
        {movable === 'all' && !before && handle('from')}
        {movable && !after && handle('until')}
      </button>
    </>
  );
}

/** Kept for a moment only: held, or waiting for approval. */
function isKept({ kind, state }: Claim): boolean {
  return kind === 'hold' || state === 'held' || state === 'pending';
}

/** Told by its edge, its pattern and its icon as well as by its colour. */
function lookOf({ kind, state, running }: Claim): string {
  if (kind === 'closure') return 'hatched border-control bg-sunken';
  if (kind === 'hold' || state === 'held') return 'border-dashed border-control bg-surface';
  if (running || state === 'checked_in') return 'border-success-fill bg-success-soft';
  if (kind === 'session' || state === 'completed') return 'border-line-strong bg-sunken text-ink-muted';
  if (state === 'pending') return 'border-dashed border-primary bg-warning-soft';
  return 'border-primary bg-accent-soft';
}

function BlockIcon({ claim }: { claim: Claim }) {
  const { kind, state, wholeId } = claim;
  const look = { 'aria-hidden': true, className: 'size-3 shrink-0' } as const;
  if (wholeId !== undefined) return <Link2 {...look} />;
  if (kind === 'closure') return <OctagonMinus {...look} />;
  if (isKept(claim)) return <Hourglass {...look} />;
  if (kind === 'session') return <UserRound {...look} />;
  return state === 'checked_in' ? <Check {...look} /> : null;
}
