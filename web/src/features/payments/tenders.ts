import type { Tender } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';

/** In the order they are used at the desk. */
export const allTenders: readonly Tender[] = ['CASH', 'CARD', 'INSTAPAY', 'WALLET', 'BALANCE'];

export function tenderName(tender: Tender): string {
  switch (tender) {
    case 'CASH':
      return m.payments_cash();
    case 'CARD':
      return m.payments_card();
    case 'INSTAPAY':
      return m.payments_instapay();
    case 'WALLET':
      return m.payments_wallet();
    case 'BALANCE':
      return m.payments_balance();
  }
}
