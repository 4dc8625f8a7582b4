import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { formatPercent } from '@/ui/format/percent';
import { amountOf, show, type Cell } from './cells';
import { change } from './change';

export interface Figure {
  readonly label: string;
  readonly value: Cell;
  /** The same of what it is compared with. */
  readonly before?: Cell | undefined;
  /** More is worse: what is owed, lost or given away. */
  readonly worse?: boolean;
  /** The rows behind it. */
  readonly to?: string;
  readonly hint?: ReactNode;
}

/** The few numbers that a page is about. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {figures.map((figure) => (
        <FigureTile key={figure.label} figure={figure} />
      ))}
    </dl>
  );
}

function FigureTile({ figure }: { figure: Figure }) {
  const { label, value, before, worse = false, to, hint } = figure;
  return (
    <div className={classes('relative rounded-lg border border-line bg-surface p-3.5 shadow-card', to && 'hover:border-line-strong')}>
      <dt className="text-[0.8125rem] font-medium text-ink-muted">
        {to ? (
          <Link to={to} className="after:absolute after:inset-0 after:rounded-lg">
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className="mt-1 text-xl leading-tight font-semibold">{show(value, false)}</dd>
      {before && <Delta value={value} before={before} worse={worse} />}
      {hint != null && <dd className="mt-1 text-xs text-ink-muted">{hint}</dd>}
    </div>
  );
}

/** By how much it went up or down; the arrow and the words say it, the colour only helps. */
function Delta({ value, before, worse }: { value: Cell; before: Cell; worse: boolean }) {
  const percent = change(amountOf(value), amountOf(before));
  const good = percent !== undefined && percent !== 0 && percent > 0 !== worse;
  const Arrow = percent !== undefined && percent < 0 ? ArrowDown : ArrowUp;
  return (
    <dd className="mt-1 flex flex-wrap items-center gap-x-1.5 text-xs text-ink-muted">
      {percent !== undefined && percent !== 0 && (
        <span className={classes('inline-flex items-center gap-0.5 font-medium', good ? 'text-success' : 'text-danger')}>
          <Arrow aria-hidden className="size-3.5" />
          {percent > 0 ? m.reports_up({ percent: formatPercent(percent) }) : m.reports_down({ percent: formatPercent(-percent) })}
        </span>
      )}
      <span>
        {m.reports_was()} {show(before, false)}
      </span>
    </dd>
  );
}
