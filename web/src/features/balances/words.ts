import { tenderName } from '@/features/payments';
import type { StatementQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatMoney } from '@/ui/format/money';

export type StatementLine = StatementQuery['statement']['lines'][number];

/** What happened, with how money moved. What moves inside the account says its amount, as it charges and credits nothing. */
export function happened(line: StatementLine, currency: string): string {
  const tender = line.tender ? tenderName(line.tender) : '';
  const amount = formatMoney(line.amount, currency);
  switch (line.kind) {
    case 'INVOICE':
      return m.balances_kind_invoice();
    case 'CREDIT_NOTE':
      return m.balances_kind_credit_note();
    case 'PAYMENT':
      return line.tender === 'BALANCE' ? m.balances_kind_from_balance({ amount }) : m.balances_kind_payment({ tender });
    case 'REFUND':
      return line.tender === 'BALANCE' ? m.balances_kind_to_balance({ amount }) : m.balances_kind_refund({ tender });
    case 'TOP_UP':
      return m.balances_kind_top_up({ tender });
    case 'ADJUSTMENT':
      return m.balances_kind_adjustment();
    case 'OPENING':
      return m.balances_kind_opening();
  }
}

/** Who owes whom, and how much. */
export function standing(owes: number, currency: string): string {
  if (owes > 0) return m.balances_in_our_favour({ amount: formatMoney(owes, currency) });
  if (owes < 0) return m.balances_in_their_favour({ amount: formatMoney(-owes, currency) });
  return m.balances_settled();
}
