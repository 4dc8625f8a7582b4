import { classes } from '@/ui/classes';
import { usePhone } from '@/ui/useMedia';

export interface BarPart {
  readonly name: string;
  readonly value: number;
  /** A background class of the tokens. */
  readonly tone: string;
}

export interface Bar {
  readonly id: string;
  /** Under the axis, where there is room. */
  readonly label: string;
  /** All of it in words, shown while pointed at. */
  readonly title: string;
  /** From the bottom up; what is below zero is left out. */
  readonly parts: readonly BarPart[];
  /** A line to hold it against. */
  readonly mark?: number | undefined;
}

interface BarsProps {
  /** What the picture shows; the numbers stand in the table beside it. */
  label: string;
  bars: readonly Bar[];
  /** What the top of the picture stands for, in words. */
  top(value: number): string;
  legend: readonly { readonly name: string; readonly tone: string; readonly line?: boolean }[];
}

/** At most so many labels stand under the axis; fewer on a phone. */
const mostLabels = 14;
const mostOnPhone = 6;

/** Stacked bars. Made of boxes in a row, so that time runs with the text: from the right in Arabic. */
export function Bars({ label, bars, top, legend }: BarsProps) {
  const height = (bar: Bar) => bar.parts.reduce((sum, part) => sum + Math.max(0, part.value), 0);
  const highest = Math.max(1, ...bars.map((bar) => Math.max(height(bar), bar.mark ?? 0)));
  const every = Math.ceil(bars.length / (usePhone() ? mostOnPhone : mostLabels));
  const percent = (value: number) => `${(Math.max(0, value) * 100) / highest}%`;
  return (
    <figure aria-label={label}>
      <figcaption className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-muted">
        {legend.map(({ name, tone, line }) => (
          <span key={name} className="inline-flex items-center gap-1.5">
            <span aria-hidden className={classes(line ? 'h-0.5 w-3' : 'size-2.5 rounded-sm', tone)} />
            {name}
          </span>
        ))}
        <span className="ms-auto">{top(highest)}</span>
      </figcaption>
      <div aria-hidden className="border-t border-dashed border-line">
        <div className="flex h-40 items-end gap-px sm:gap-0.5">
          {bars.map((bar) => (
            <div key={bar.id} title={bar.title} className="relative flex h-full min-w-0 flex-1 flex-col-reverse hover:bg-hover">
              {bar.parts.map((part) => (
                <div key={part.name} className={classes('shrink-0 last:rounded-t-sm', part.tone)} style={{ height: percent(part.value) }} />
              ))}
              {bar.mark !== undefined && (
                <div className="absolute inset-x-0 h-0.5 bg-ink" style={{ bottom: percent(bar.mark) }} />
              )}
            </div>
          ))}
        </div>
        <div className="flex gap-px border-t border-line pt-1 text-[0.6875rem] text-ink-muted sm:gap-0.5">
          {bars.map((bar, place) => (
            <span key={bar.id} className="min-w-0 flex-1 text-center whitespace-nowrap">
              {place % every === 0 && <span className="inline-block">{bar.label}</span>}
            </span>
          ))}
        </div>
      </div>
    </figure>
  );
}
