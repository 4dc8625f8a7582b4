import type { CashKind, ChainFault } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatNumber } from '@/ui/format/digits';

/** What happened in one entry. */
export function entryName(kind: CashKind): string {
  switch (kind) {
    case 'SALE':
      return m.shifts_sale();
    case 'REFUND':
      return m.shifts_refund();
    case 'TOP_UP':
      return m.shifts_top_up();
    default:
      return kindName(kind);
  }
}

/** What several of them add up to. */
export function kindName(kind: CashKind): string {
  switch (kind) {
    case 'FLOAT':
      return m.shifts_float();
    case 'SALE':
      return m.shifts_sales();
    case 'REFUND':
      return m.shifts_refunds();
    case 'TOP_UP':
      return m.shifts_top_ups();
    case 'PAY_IN':
      return m.shifts_paid_in();
    case 'PAY_OUT':
      return m.shifts_paid_out();
    case 'COUNT':
      return m.shifts_count_entry();
  }
}

/** What is wrong at a place of the chain, in words. */
export function faultWords({ seq, fault }: { seq: number; fault: ChainFault }): string {
  const number = formatNumber(seq);
  switch (fault) {
    case 'ALTERED':
      return m.shifts_fault_altered({ number });
    case 'MISSING':
      return m.shifts_fault_missing({ number });
    case 'CUT_OFF':
      return m.shifts_fault_cut_off({ number });
  }
}
