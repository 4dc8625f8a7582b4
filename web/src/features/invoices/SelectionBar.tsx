import { BellRing, HandCoins, Printer, X } from 'lucide-react';
import { useMay } from '@/features/access';
import type { InvoiceRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, IconButton } from '@/ui/Button';
import { formatNumber } from '@/ui/format/digits';
import { usePapers } from './usePapers';

interface SelectionBarProps {
  rows: readonly InvoiceRowFragment[];
  onClear(): void;
  onRemind(): void;
  onSettle(customerId: string): void;
}

/** What can be done with the chosen invoices at once. */
export function SelectionBar({ rows, onClear, onRemind, onSettle }: SelectionBarProps) {
  const { busy, printInvoices } = usePapers();
  const mayTake = useMay('payments.take');
  const mayRemind = useMay('invoices.remind');
  const [first] = rows;
  if (!first) return null;
  const ofOne = rows.every((row) => row.customerId === first.customerId);
  const open = rows.every((row) => row.due > 0);
  return (
    <div
      role="region"
      aria-label={m.invoices_chosen({ count: rows.length, number: formatNumber(rows.length) })}
      className="sticky bottom-3 z-20 mx-auto mt-3 flex w-fit max-w-full flex-wrap items-center gap-2 rounded-lg border border-line bg-raised px-3 py-2 shadow-pop max-sm:bottom-20"
    >
      <span aria-live="polite" className="px-1 font-medium">
        {m.invoices_chosen({ count: rows.length, number: formatNumber(rows.length) })}
      </span>
      <Button
        size="sm"
        className="max-sm:h-11"
        busy={busy}
        icon={<Printer aria-hidden className="size-4" />}
        onClick={() => void printInvoices(rows.map((row) => row.id))}
      >
        {m.invoices_print()}
      </Button>
      {mayRemind && open && ofOne && (
        <Button size="sm" className="max-sm:h-11" icon={<BellRing aria-hidden className="size-4" />} onClick={onRemind}>
          {m.invoices_remind()}
        </Button>
      )}
      {mayTake && open && ofOne && (
        <Button size="sm" className="max-sm:h-11" icon={<HandCoins aria-hidden className="size-4" />} onClick={() => onSettle(first.customerId)}>
          {m.invoices_settle_chosen()}
        </Button>
      )}
      {open && !ofOne && <span className="max-w-64 text-xs text-ink-muted">{m.invoices_one_customer_only()}</span>}
      <IconButton label={m.invoices_choose_none()} icon={<X aria-hidden className="size-4" />} onClick={onClear} />
    </div>
  );
}
