import type { InvoiceDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Checkbox } from '@/ui/fields';
import { formatNumber } from '@/ui/format/digits';
import { formatMoney } from '@/ui/format/money';
import { MoneyInput } from '@/ui/MoneyInput';
import { useSpaceSettings } from '@/ui/space';
import { WholeInput } from '@/ui/WholeInput';
import type { Back, Picked } from './credit';

interface CreditLinesProps {
  lines: InvoiceDetailFragment['lineItems'];
  picked: Picked;
  onChange(picked: Picked): void;
  back: Back;
  onBack(back: Back): void;
}

/** Which lines to take back and how much of each; at most what remains of it (M6). */
export function CreditLines({ lines, picked, onChange, back, onBack }: CreditLinesProps) {
  const { currency } = useSpaceSettings();
  return (
    <fieldset className="rounded-lg border border-line">
      <legend className="sr-only">{m.invoices_lines()}</legend>
      {lines.map((line) => {
        const amount = picked.get(line.id);
        const chosen = amount !== undefined;
        const over = chosen && amount !== null && amount > line.creditable;
        return (
          <div key={line.id} className="grid grid-cols-[minmax(0,1fr)_9.5rem] items-center gap-x-3 border-b border-line px-3 py-2 last:border-0">
            <Checkbox
              label={line.description}
              disabled={line.creditable === 0}
              checked={chosen}
              onChange={(event) => {
                const next = new Map(picked);
                if (event.target.checked) next.set(line.id, line.creditable);
                else next.delete(line.id);
                onChange(next);
              }}
            />
            {line.creditable === 0 ? (
              <span className="text-end text-[0.8125rem] text-ink-muted">{m.invoices_credited_already()}</span>
            ) : (
              <MoneyInput
                aria-label={m.invoices_credit_of({ line: line.description })}
                aria-invalid={over || undefined}
                disabled={!chosen}
                value={chosen ? amount : line.creditable}
                onValue={(value) => onChange(new Map(picked).set(line.id, value))}
              />
            )}
            {chosen && line.restockable > 0 && (
              <>
                <span className="ps-6.5 text-[0.8125rem] text-ink-muted">{m.invoices_restock()}</span>
                <WholeInput
                  className="mt-1.5"
                  aria-label={m.invoices_restock_of({ line: line.description })}
                  aria-invalid={(back.get(line.id) ?? 0) > line.restockable || undefined}
                  value={back.get(line.id) ?? 0}
                  onValue={(pieces) => onBack(new Map(back).set(line.id, pieces ?? 0))}
                />
              </>
            )}
            {chosen && (back.get(line.id) ?? 0) > line.restockable && (
              <p role="alert" className="col-span-2 text-xs text-danger">
                {m.invoices_restock_over({ left: formatNumber(line.restockable) })}
              </p>
            )}
            {over && (
              <p role="alert" className="col-span-2 text-xs text-danger">
                {m.invoices_credit_over({ amount: formatMoney(line.creditable, currency) })}
              </p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
