import { m } from '@/locales/compiled/messages.js';
import type { Minor } from '@/ui/format/money';
import { formatMoney } from '@/ui/format/money';
import { Money } from '@/ui/Money';
import { useSpaceSettings } from '@/ui/space';
import { WholeInput } from '@/ui/WholeInput';
import { sumOf, type Pieces } from './count';

interface DenominationsProps {
  values: readonly Minor[];
  pieces: Pieces;
  onChange(pieces: Pieces): void;
  onUnreadable(problem: string | undefined): void;
}

/** A drawer counted note by note; the sum is only a help, the server adds again. */
export function Denominations({ values, pieces, onChange, onUnreadable }: DenominationsProps) {
  const { currency } = useSpaceSettings();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-[0.8125rem] font-medium">{m.shifts_notes_and_coins()}</legend>
      <div className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-3">
        {values.map((value, index) => (
          <div key={value} className="grid grid-cols-[4.5rem_1fr] items-center gap-2">
            <span aria-hidden className="text-end text-ink-muted">
              <Money value={value} bare />
            </span>
            <WholeInput
              aria-label={m.shifts_pieces_of({ value: formatMoney(value, currency) })}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the count was chosen to type this
              autoFocus={index === 0}
              value={pieces.get(value) ?? null}
              onValue={(count, problem) => {
                onUnreadable(problem);
                onChange(new Map(pieces).set(value, count));
              }}
            />
          </div>
        ))}
      </div>
      <p aria-live="polite" className="flex justify-between border-t border-line pt-2 font-semibold">
        <span>{m.shifts_counted()}</span>
        <Money value={sumOf(pieces)} />
      </p>
    </fieldset>
  );
}
