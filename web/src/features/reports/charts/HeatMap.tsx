import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { localDigits } from '@/ui/format/digits';
import { formatMinutes } from '@/ui/format/duration';
import { weekdayName } from '@/ui/format/dates';
import { formatPercent } from '@/ui/format/percent';
import { ScrollArea } from '../ScrollArea';

interface HeatCell {
  readonly weekday: number;
  readonly hour: number;
  readonly minutes: number;
  readonly share?: number | null | undefined;
}

interface HeatMapProps {
  label: string;
  weekdays: readonly number[];
  hours: readonly number[];
  cells: readonly HeatCell[];
}

/** `9` in the reader's digits. */
export const hourName = (hour: number) => localDigits(String(hour));

/** A week by its hours. It is a table: the colour shows at a glance what the numbers say. */
export function HeatMap({ label, weekdays, hours, cells }: HeatMapProps) {
  const found = new Map(cells.map((cell) => [`${cell.weekday} ${cell.hour}`, cell]));
  // The fullest hour has the full colour, so that a quiet house shows its pattern too.
  const fullest = Math.max(1, ...cells.map((cell) => cell.share ?? 0));
  const used = hours.filter((hour) => cells.some((cell) => cell.hour === hour));
  return (
    <ScrollArea label={label} className="p-3">
      <table aria-label={label} className="w-full min-w-160 table-fixed border-separate border-spacing-0.5 text-xs">
        <thead>
          <tr>
            <th scope="col" className="w-20">
              <span className="sr-only">{m.reports_weekday()}</span>
            </th>
            {used.map((hour) => (
              <th key={hour} scope="col" className="figures h-6 font-normal text-ink-muted">
                {hourName(hour)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weekdays.map((weekday) => (
            <tr key={weekday}>
              <th scope="row" className="pe-2 text-start font-medium">
                {weekdayName(weekday)}
              </th>
              {used.map((hour) => (
                <Square key={hour} cell={found.get(`${weekday} ${hour}`)} fullest={fullest} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

function Square({ cell, fullest }: { cell: HeatCell | undefined; fullest: number }) {
  if (!cell) return <td className="h-8 rounded-sm bg-sunken/50" aria-label={m.reports_closed()} />;
  const part = Math.round(((cell.share ?? 0) * 100) / fullest);
  return (
    <td
      title={formatMinutes(cell.minutes)}
      style={{ '--part': part } as Record<string, number>}
      className={classes(
        'figures h-8 rounded-sm text-center',
        'bg-[color-mix(in_oklab,var(--primary)_calc(var(--part)*1%),var(--sunken))]',
        'dark:bg-[color-mix(in_oklab,var(--primary)_calc(var(--part)*0.45%),var(--sunken))]',
      )}
    >
      {cell.share == null ? formatMinutes(cell.minutes) : formatPercent(Math.round(cell.share / 100) * 100)}
    </td>
  );
}
