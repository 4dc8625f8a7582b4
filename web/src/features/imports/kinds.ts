import type { ImportKind } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';

/** Every kind of file by its part of the address, in the order in which a new owner brings them. */
export const kindNames = ['customers', 'items', 'balances', 'plans', 'invoices'] as const;
export type KindName = (typeof kindNames)[number];

/** The part of the address that a kind has. */
export function nameOf(kind: ImportKind): KindName {
  switch (kind) {
    case 'CUSTOMERS':
      return 'customers';
    case 'ITEMS':
      return 'items';
    case 'BALANCES':
      return 'balances';
    case 'PLANS':
      return 'plans';
    case 'INVOICES':
      return 'invoices';
  }
}

interface KindWords {
  readonly name: string;
  /** What its columns may have. */
  readonly columns: string;
  /** What becomes of rows that are here already. */
  readonly twice: string;
  /** Where its rows are seen afterwards. */
  readonly see: string;
  readonly seen: string;
}

export function wordsOf(kind: KindName): KindWords {
  switch (kind) {
    case 'customers':
      return {
        name: m.imports_customers(),
        columns: m.imports_customers_columns(),
        twice: m.imports_customers_twice(),
        see: m.imports_see_customers(),
        seen: '/customers?sort=NEWEST',
      };
    case 'items':
      return {
        name: m.imports_items(),
        columns: m.imports_items_columns(),
        twice: m.imports_items_twice(),
        see: m.imports_see_items(),
        seen: '/inventory',
      };
    case 'balances':
      return {
        name: m.imports_balances(),
        columns: m.imports_balances_columns(),
        twice: m.imports_balances_twice(),
        see: m.imports_see_customers(),
        seen: '/customers',
      };
    case 'plans':
      return {
        name: m.imports_plans(),
        columns: m.imports_plans_columns(),
        twice: m.imports_plans_twice(),
        see: m.imports_see_plans(),
        seen: '/subscriptions',
      };
    case 'invoices':
      return {
        name: m.imports_invoices(),
        columns: m.imports_invoices_columns(),
        twice: m.imports_invoices_twice(),
        see: m.imports_see_customers(),
        seen: '/customers',
      };
  }
}
