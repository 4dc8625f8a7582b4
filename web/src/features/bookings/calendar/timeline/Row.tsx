import { memo } from 'react';
import { classes } from '@/ui/classes';
import type { Axis } from '../model/axis';
import { blocksOf, closedSpans, partlySpans } from '../model/blocks';
import { ghostOf, type Draft, type Spot } from '../model/draft';
import type { Claim, Place } from '../model/places';
import { Block } from './Block';
import { laneHeight, lie, type RowActs } from './shape';
import { SlotButton } from './SlotButton';

interface RowProps {
  place: Place;
  depth: number;
  axis: Axis;
  now: number;
  /** Where the keys are, when they are in this row. */
  spot: Spot | undefined;
  /** What is being drawn or moved, when it lies in this row. */
  draft: Draft | undefined;
  /** Whether what is drawn would be refused. */
  refused: boolean;
  /** What is being moved: a shade of it stays. */
  lifted: Claim | undefined;
  acts: RowActs;
}

/** One place: when it is closed, and what takes it. */
export const Row = memo(function Row({ place, depth, axis, now, spot, draft, refused, lifted, acts }: RowProps) {
  const { blocks, lanes } = blocksOf(place, axis, now);
  const ghost = draft && ghostOf(axis, draft);
  return (
    <div role="row" data-row={place.id} className="grid grid-cols-[var(--names)_minmax(0,1fr)] break-inside-avoid border-b border-line last:border-b-0">
      <div
        role="rowheader"
        aria-label={place.name}
        className="sticky start-0 z-10 flex min-w-0 items-center border-e border-line bg-surface pe-2 text-[0.8125rem] font-medium print:static"
        style={{ paddingInlineStart: `${0.75 + depth * 0.875}rem` }}
      >
        <span className="truncate">
          <bdi>{place.name}</bdi>
        </span>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the buttons inside take the keys */}
      <div
        role="gridcell"
        tabIndex={-1}
        data-track
        className="relative cursor-cell overflow-hidden"
        style={{ height: lanes * laneHeight + 4 }}
        onPointerDown={(event) => acts.press(event, place)}
        onClick={(event) => acts.tap(event, place)}
      >
        {closedSpans(place, axis).map(({ start, width }) => (
          <div key={start} aria-hidden className="hatched pointer-events-none absolute inset-y-0 bg-sunken/60" style={lie(start, width)} />
        ))}
        {partlySpans(place, axis).map(({ start, width }) => (
          <div key={start} aria-hidden data-partly className="pointer-events-none absolute inset-y-1 rounded-md border border-dashed border-line-strong bg-sunken/50" style={lie(start, width)} />
        ))}
        {blocks.map((block) => (
          <Block
            key={block.claim.id}
            block={block}
            place={place}
            reached={spot?.claim?.id === block.claim.id}
            lifted={lifted !== undefined && (lifted.id === block.claim.id || (lifted.bookingId !== undefined && lifted.bookingId === block.claim.bookingId))}
            acts={acts}
          />
        ))}
        {spot?.slot && <SlotButton place={place} slot={spot.slot} {...ghostOf(axis, spot.slot)} onDraw={() => acts.draw(place, spot)} />}
        {ghost && (
          <div
            aria-hidden
            data-ghost
            className={classes(
              'pointer-events-none absolute inset-y-0.5 z-8 rounded-md border-2',
              refused ? 'border-danger bg-danger-soft/80' : 'border-focus bg-accent-soft/80',
            )}
            style={lie(ghost.start, ghost.width)}
          />
        )}
      </div>
    </div>
  );
});
