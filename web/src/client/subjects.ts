/** Which lists and overviews a change of one kind of thing may alter. */
const rootFields: Readonly<Record<string, readonly string[]>> = {
  Customer: ['customers', 'customer', 'balances', 'balanceTotals', 'statement', 'possibleDuplicates', 'house', 'dayOverview', 'sessions', 'session', 'find', 'shift', 'shifts'],
  Resource: ['resources', 'resource', 'house', 'find'],
  Session: ['sessions', 'session', 'checkout', 'house', 'dayOverview', 'resources', 'resource', 'customer', 'find'],
  Consumption: ['session', 'checkout', 'house', 'dayOverview', 'items', 'item', 'reorderList', 'expiringStock'],
  Item: ['items', 'item', 'house', 'find', 'reorderList', 'expiringStock', 'previewCount', 'quoteSale'],
  Category: ['categories', 'items', 'item'],
  Supplier: ['suppliers', 'reorderList'],
  Delivery: ['deliveries', 'delivery', 'reorderList', 'expiringStock'],
  StockCount: ['stockCounts', 'stockCount'],
  Invoice: ['invoices', 'invoice', 'openInvoices', 'invoiceReminder', 'debtors', 'balances', 'balanceTotals', 'statement', 'dayOverview', 'house', 'customer', 'customers', 'session', 'find'],
  CreditNote: ['invoices', 'invoice', 'dayOverview', 'house', 'customer'],
  User: ['users', 'viewer'],
  Space: ['space', 'viewer', 'house', 'checkout', 'items', 'item', 'quoteSale', 'myShift'],
  Shift: ['shifts', 'shift', 'myShift', 'verifyCash'],
};

/** The query fields to ask again after changes of these kinds; the history grows with every change. */
export function rootFieldsOf(kinds: readonly string[]): ReadonlySet<string> {
  return new Set(['journal', ...kinds.flatMap((kind) => rootFields[kind] ?? [])]);
}
