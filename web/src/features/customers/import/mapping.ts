import { m } from '@/locales/compiled/messages.js';

/** Which field of a customer a column of the file holds; `null`: none. */
export interface ColumnMap {
  readonly column: string;
  readonly field?: string | null;
}

/** The mapping after a choice: a field comes from one column only, so the choice takes it from any other. */
export function mapped(mapping: readonly ColumnMap[], column: string, field: string | null): readonly ColumnMap[] {
  return mapping.map((each) => {
    if (each.column === column) return { column, field };
    return field !== null && each.field === field ? { column: each.column, field: null } : each;
  });
}

/** A field of the import in the reader's words; one the client doesn't know keeps its own name. */
export function fieldName(field: string): string {
  switch (field) {
    case 'name':
      return m.customers_name();
    case 'phone':
      return m.customers_phone();
    case 'email':
      return m.customers_email();
    case 'notes':
      return m.customers_notes();
    case 'balance':
      return m.customers_ledger_opening();
    default:
      return field;
  }
}
