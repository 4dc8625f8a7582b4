import { Trash2 } from 'lucide-react';
import type { Tender } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, IconButton } from '@/ui/Button';
import { Checkbox, Input, Segmented } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { formatNumber } from '@/ui/format/digits';
import { exponentOf, formatMoney, type Minor } from '@/ui/format/money';
import { Money } from '@/ui/Money';
import { MoneyInput } from '@/ui/MoneyInput';
import { useSpaceSettings } from '@/ui/space';
import { needsReference, quickCash, type Draft, type DraftProblem, type Reckoned } from './drafts';
import { tenderName } from './tenders';

interface PaymentRowProps {
  row: Reckoned;
  /** Counted from 1. */
  place: number;
  tenders: readonly Tender[];
  /** What this row would have to cover alone. */
  open: Minor;
  spendable: Minor;
  /** Problems of untouched rows wait until the person tried to send. */
  showProblems: boolean;
  justAdded: boolean;
  onChange(change: Partial<Draft>): void;
  onRemove?: (() => void) | undefined;
}

export function PaymentRow({ row, place, tenders, open, spendable, showProblems, justAdded, onChange, onRemove }: PaymentRowProps) {
  const { draft, amount, given, change, problem } = row;
  const { currency } = useSpaceSettings();
  const cash = draft.tender === 'CASH';
  const shown = draft.typed === 'rest' ? (cash ? given : amount) : draft.typed;
  const said = problem !== undefined && (showProblems || problem.startsWith('beyond') || problem === 'not-needed') ? problem : undefined;

  return (
    <div className="grid grid-cols-1 gap-3 rounded-lg border border-line bg-surface p-3">
      <div className="flex items-center justify-between gap-2">
        <div className="-m-1 min-w-0 overflow-x-auto p-1">
          <Segmented
            label={m.payments_tender_of({ place: formatNumber(place) })}
            value={draft.tender}
            onChange={(tender) => onChange({ tender })}
            options={tenders.map((tender) => ({ value: tender, label: tenderName(tender) }))}
          />
        </div>
        {onRemove && (
          <IconButton
            label={m.payments_remove({ place: formatNumber(place) })}
            icon={<Trash2 aria-hidden className="size-4" />}
            onClick={onRemove}
          />
        )}
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <FormField
          label={cash ? m.payments_cash_given() : m.payments_amount()}
          required
          error={draft.unreadable ?? (said && said !== 'reference-needed' ? explain(said) : undefined)}
          hint={draft.tender === 'BALANCE' ? m.payments_balance_left({ amount: formatMoney(spendable, currency) }) : undefined}
        >
          {(field) => (
            <MoneyInput
              {...field}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the row was just asked for
              autoFocus={justAdded}
              value={shown}
              onValue={(typed, unreadable) => onChange({ typed, unreadable })}
            />
          )}
        </FormField>
        {draft.tender !== 'CASH' && draft.tender !== 'BALANCE' && (
          <FormField
            label={m.payments_reference()}
            required={needsReference(draft.tender)}
            error={said === 'reference-needed' ? explain(said) : undefined}
            hint={needsReference(draft.tender) && said !== 'reference-needed' ? m.payments_reference_hint() : undefined}
          >
            {(field) => (
              <Input
                {...field}
                dir="ltr"
                autoComplete="off"
                maxLength={100}
                className="figures rtl:text-right"
                value={draft.reference}
                onChange={(event) => onChange({ reference: event.target.value })}
              />
            )}
          </FormField>
        )}
        {cash && (
          <div className="flex flex-wrap content-end items-end gap-1.5">
            {[open, ...quickCash(open, exponentOf(currency))].map((sum) => (
              <Button
                key={sum}
                size="sm"
                className="aria-pressed:border-primary aria-pressed:bg-accent-soft max-sm:h-11"
                aria-pressed={given === sum}
                onClick={() => onChange({ typed: sum === open ? 'rest' : sum, unreadable: undefined })}
              >
                {sum === open ? m.payments_exact() : <Money value={sum} bare />}
              </Button>
            ))}
          </div>
        )}
      </div>
      {cash && (change > 0 || draft.keepsChange) && (
        <div className="flex flex-wrap items-center justify-between gap-x-4 rounded-md bg-accent-soft px-3">
          <p aria-live="polite" className="py-1.5 font-medium text-accent">
            {change > 0 && (
              <>
                {m.payments_change()} <Money value={change} />
              </>
            )}
          </p>
          <Checkbox
            label={m.payments_keep_change()}
            checked={draft.keepsChange}
            onChange={(event) => onChange({ keepsChange: event.target.checked })}
          />
        </div>
      )}
    </div>
  );
}

function explain(problem: DraftProblem): string {
  switch (problem) {
    case 'amount-needed':
      return m.payments_amount_needed();
    case 'zero':
      return m.payments_zero();
    case 'not-needed':
      return m.payments_not_needed();
    case 'beyond-balance':
      return m.payments_beyond_balance();
    case 'beyond-due':
      return m.payments_beyond_due();
    case 'reference-needed':
      return m.payments_reference_needed();
  }
}
