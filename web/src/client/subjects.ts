/** Which lists and overviews a change of one kind of thing may alter. */
const rootFields: Readonly<Record<string, readonly string[]>> = {
  Customer: ['customers', 'customer', 'possibleDuplicates', 'house', 'dayOverview', 'sessions', 'session', 'find'],
  Resource: ['resources', 'resource', 'house', 'find'],
  Session: ['sessions', 'session', 'checkout', 'house', 'dayOverview', 'resources', 'resource', 'customer', 'find'],
  Consumption: ['session', 'checkout', 'house', 'dayOverview', 'items', 'item'],
  Item: ['items', 'item', 'house', 'find'],
  Invoice: ['invoices', 'invoice', 'dayOverview', 'house', 'customer', 'session', 'find'],
  CreditNote: ['invoices', 'invoice', 'dayOverview', 'house', 'customer'],
  User: ['users', 'viewer'],
  Space: ['space', 'viewer', 'house', 'checkout'],
};

/** The query fields to ask again after changes of these kinds; the history grows with every change. */
export function rootFieldsOf(kinds: readonly string[]): ReadonlySet<string> {
  return new Set(['journal', ...kinds.flatMap((kind) => rootFields[kind] ?? [])]);
}
