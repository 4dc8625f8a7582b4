import { m } from '@/locales/compiled/messages.js';

/** Which field a column of the file holds; `null`: none. */
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

/** A field of a file in the reader's words; one the client doesn't know keeps its own name. */
export function fieldName(field: string): string {
  return fieldNames[field]?.() ?? field;
}

const fieldNames: Readonly<Record<string, () => string>> = {
  name: m.customers_name,
  number: m.imports_field_number,
  phone: m.customers_phone,
  email: m.customers_email,
  notes: m.customers_notes,
  balance: m.imports_field_balance,
  item: m.imports_field_item,
  category: m.imports_field_category,
  price: m.imports_field_price,
  cost: m.imports_field_cost,
  quantity: m.imports_field_quantity,
  minStock: m.imports_field_min_stock,
  plan: m.imports_field_plan,
  starts: m.imports_field_starts,
  ends: m.imports_field_ends,
  used: m.imports_field_used,
  invoice: m.imports_field_invoice,
  date: m.imports_field_date,
  total: m.imports_field_total,
  paid: m.imports_field_paid,
};
