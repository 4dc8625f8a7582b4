import { Plus } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { PaymentInput, Tender } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import type { Minor } from '@/ui/format/money';
import { Money } from '@/ui/Money';
import { paymentInputs, reckon, summarise, type Draft, type PaymentsSummary } from './drafts';
import { PaymentRow } from './PaymentRow';
import { allTenders } from './tenders';

interface PaymentsFormProps {
  /** What is to be paid, in minor units; it may change while the form is open. */
  due: Minor;
  /** The customer's account balance; negative when the customer owes. */
  balance: Minor;
  /** The lowest the balance may go: zero or negative (M10). */
  balanceLimit?: Minor;
  /** Shows what is missing also in rows nobody touched: set once sending was tried. */
  showProblems?: boolean;
  /** Called whenever the payments or what they come to change. Send them only when the summary is `complete`. */
  onChange(payments: PaymentInput[], summary: PaymentsSummary): void;
}

/** Takes money in several tenders at once. Starts with all of it in cash; every further row takes the rest. */
export function PaymentsForm({ due, balance, balanceLimit = 0, showProblems = false, onChange }: PaymentsFormProps) {
  const spendable = Math.max(0, balance - balanceLimit);
  const nextKey = useRef(1);
  const [drafts, setDrafts] = useState<readonly Draft[]>([blank(0, 'CASH')]);
  const [added, setAdded] = useState<number>();
  const rows = useMemo(() => reckon(drafts, due, spendable), [drafts, due, spendable]);
  const summary = useMemo(() => summarise(rows, due), [rows, due]);

  const tell = useRef(onChange);
  // Before the next key press, so that Enter right after typing sends what was typed.
  useLayoutEffect(() => {
    tell.current = onChange;
  });
  useLayoutEffect(() => tell.current(paymentInputs(rows), summary), [rows, summary]);

  const offered = allTenders.filter((tender) => tender !== 'BALANCE' || spendable > 0);
  const once = (tender: Tender) => tender === 'CASH' || tender === 'BALANCE';
  const taken = (tender: Tender, except?: number) => drafts.some((each) => each.tender === tender && each.key !== except);
  const free = offered.filter((tender) => !once(tender) || !taken(tender));

  function change(key: number, part: Partial<Draft>): void {
    setDrafts((now) => now.map((each) => (each.key === key ? { ...each, ...part } : each)));
  }

  function add(): void {
    const tender = free.find((each) => !taken(each)) ?? free[0];
    if (!tender) return;
    const key = nextKey.current++;
    // Only one row takes the rest: what another one covered so far becomes its amount.
    const fixed = rows.map(({ draft, given }) => (draft.typed === 'rest' ? { ...draft, typed: given } : draft));
    setDrafts([...fixed, blank(key, tender)]);
    setAdded(key);
  }

  return (
    <div className="grid grid-cols-1 gap-3">
      {rows.map((row, index) => (
        <PaymentRow
          key={row.draft.key}
          row={row}
          place={index + 1}
          tenders={offered.filter((tender) => !once(tender) || !taken(tender, row.draft.key))}
          open={Math.max(0, due - summary.received + row.amount)}
          spendable={spendable}
          showProblems={showProblems}
          justAdded={row.draft.key === added}
          onChange={(part) => change(row.draft.key, part)}
          onRemove={rows.length > 1 ? () => setDrafts(drafts.filter((each) => each !== row.draft)) : undefined}
        />
      ))}
      <Button size="sm" className="justify-self-start max-sm:h-11" icon={<Plus aria-hidden className="size-4" />} onClick={add}>
        {m.payments_add()}
      </Button>
      <dl aria-live="polite" className="grid gap-1 border-t border-line pt-3">
        <SummaryLine label={m.payments_due()} value={due} />
        <SummaryLine label={m.payments_received()} value={summary.received} />
        {summary.remaining > 0 && <SummaryLine label={m.payments_remaining()} value={summary.remaining} tone="text-danger" />}
        {summary.change > 0 && <SummaryLine label={m.payments_change()} value={summary.change} tone="text-accent" />}
        {summary.toBalance > 0 && <SummaryLine label={m.payments_to_balance()} value={summary.toBalance} tone="text-success" />}
      </dl>
    </div>
  );
}

function blank(key: number, tender: Tender): Draft {
  return { key, tender, typed: 'rest', reference: '', keepsChange: false };
}

function SummaryLine({ label, value, tone }: { label: string; value: Minor; tone?: string }) {
  return (
    <div className={`flex justify-between gap-4 ${tone ? `font-medium ${tone}` : ''}`}>
      <dt>{label}</dt>
      <dd>
        <Money value={value} />
      </dd>
    </div>
  );
}
