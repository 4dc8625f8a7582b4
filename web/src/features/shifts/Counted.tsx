import type { ReactNode } from 'react';
import type { ShiftDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatNumber } from '@/ui/format/digits';
import { Money } from '@/ui/Money';
import { kindName } from './words';

/** What moved in a drawer, what should be in it and, once it was counted, what was. */
export function Counted({ shift }: { shift: ShiftDetailFragment }) {
  const { variance, expected, counted, totals } = shift;
  return (
    <div className="grid gap-4">
      {variance != null && <Verdict variance={variance} />}
      <dl className="grid gap-1.5 rounded-lg border border-line px-4 py-3">
        {totals?.map(({ kind, entries, total }) => (
          <Line key={kind} label={kindName(kind)} note={kind === 'FLOAT' ? undefined : formatNumber(entries)}>
            <Money value={total} bare />
          </Line>
        ))}
        {expected != null && (
          <Line label={m.shifts_expected()} strong>
            <Money value={expected} />
          </Line>
        )}
        {counted != null && (
          <Line label={m.shifts_counted()} strong={expected == null}>
            <Money value={counted} className="font-semibold" />
          </Line>
        )}
      </dl>
      {shift.denominations.length > 0 && (
        <ul aria-label={m.shifts_notes_and_coins()} className="flex flex-wrap gap-x-4 gap-y-1 text-ink-muted">
          {shift.denominations.map(({ value, count }) => (
            <li key={value} className="figures">
              {formatNumber(count)} × <Money value={value} bare />
            </li>
          ))}
        </ul>
      )}
      {shift.note !== '' && <p className="whitespace-pre-wrap">{shift.note}</p>}
    </div>
  );
}

function Verdict({ variance }: { variance: number }) {
  const tone =
    variance === 0 ? 'bg-success-soft text-success' : variance < 0 ? 'bg-danger-soft text-danger' : 'bg-warning-soft text-warning';
  return (
    <div role="status" className={`rounded-lg px-4 py-3 text-center ${tone}`}>
      <p className="font-medium">{variance === 0 ? m.shifts_is_exact() : variance < 0 ? m.shifts_is_missing() : m.shifts_is_too_much()}</p>
      {variance !== 0 && <Money value={Math.abs(variance)} className="text-3xl font-medium" />}
    </div>
  );
}

interface LineProps {
  label: string;
  /** How often. */
  note?: string | undefined;
  strong?: boolean;
  children: ReactNode;
}

function Line({ label, note, strong = false, children }: LineProps) {
  return (
    <div className={`flex justify-between gap-4 ${strong ? 'mt-1 border-t border-line pt-2 font-semibold' : ''}`}>
      <dt className={strong ? '' : 'text-ink-muted'}>
        {label} {note && <span className="figures text-xs">× {note}</span>}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
