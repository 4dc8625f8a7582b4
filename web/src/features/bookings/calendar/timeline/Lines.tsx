import { memo } from 'react';
import { shareAt, ticksOf, type Axis, type Clock } from '../model/axis';

interface LinesProps {
  axis: Axis;
  clock: Clock;
  view: 'day' | 'week';
  now: number;
}

/** The lines of the hours behind the rows, and the line of now before them. */
export const Lines = memo(function Lines({ axis, clock, view, now }: LinesProps) {
  const runs = axis.days.some(({ from, until }) => now >= from && now < until);
  return (
    <div aria-hidden className="pointer-events-none absolute inset-y-0 start-(--names) end-0">
      {axis.days.map(({ day, from }, index) => (
        <div key={day} className={index === 0 ? 'hidden' : 'absolute inset-y-0 w-0.5 bg-line-strong'} style={{ insetInlineStart: `${shareAt(axis, from) * 100}%` }} />
      ))}
      {axis.days.flatMap((day) =>
        ticksOf(clock, day, view === 'week' ? 6 : 1).map((at) => (
          <div key={at} className="absolute inset-y-0 w-px bg-line" style={{ insetInlineStart: `${shareAt(axis, at) * 100}%` }} />
        )),
      )}
      {runs && (
        <div data-now className="absolute inset-y-0 z-8 w-px bg-danger-fill" style={{ insetInlineStart: `${shareAt(axis, now) * 100}%` }}>
          <span className="absolute -start-[3px] -top-1 size-2 rounded-full bg-danger-fill" />
        </div>
      )}
    </div>
  );
});
