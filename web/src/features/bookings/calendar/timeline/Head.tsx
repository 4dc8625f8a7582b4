import { m } from '@/locales/compiled/messages.js';
import { useSpaceSettings } from '@/ui/space';
import { shareAt, ticksOf, type Axis, type Clock } from '../model/axis';
import { dayOfWeek, timeOf } from '../words';
import { lie } from './shape';

interface HeadProps {
  axis: Axis;
  clock: Clock;
  view: 'day' | 'week';
}

/** The hours of a day, or the days of a week with their noon. */
export function Head({ axis, clock, view }: HeadProps) {
  const { zone } = useSpaceSettings();
  return (
    // On paper it stands over each page.
    <div className="sticky top-0 z-20 print:static print:table-header-group print:break-inside-avoid">
      <div role="row" className="grid grid-cols-[var(--names)_minmax(0,1fr)] border-b border-line-strong bg-surface text-xs text-ink-muted">
        <div role="columnheader" className="sticky start-0 z-10 flex items-center border-e border-line bg-surface px-3 font-medium print:static">
          {m.calendar_place()}
        </div>
        <div role="columnheader" aria-label={m.calendar_time()} className={view === 'week' ? 'relative h-12' : 'relative h-8'}>
          {view === 'week' &&
            axis.days.map(({ day, from, until }) => {
              const start = shareAt(axis, from);
              return (
                <span
                  key={day}
                  className="absolute top-1.5 truncate border-s border-transparent ps-1.5 font-medium text-ink"
                  style={lie(start, shareAt(axis, until) - start)}
                >
                  {dayOfWeek(day)}
                </span>
              );
            })}
          {axis.days.flatMap((day) =>
            ticksOf(clock, day, view === 'week' ? 6 : 1).map((at) => (
              <span key={at} className="figures absolute bottom-1 ps-1 text-[0.6875rem]" style={{ insetInlineStart: `${shareAt(axis, at) * 100}%` }}>
                {timeOf(at, zone)}
              </span>
            )),
          )}
        </div>
      </div>
    </div>
  );
}
