import type { InvoiceLineInput } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import type { Minor } from '@/ui/format/money';

/** A line as it is typed. */
export interface Row {
  readonly key: number;
  readonly description: string;
  readonly quantity: number | null;
  readonly unitPrice: Minor | null;
  /** The item whose name and price were copied, and what is left of it. */
  readonly item?: { readonly id: string; readonly left: number };
  readonly fromStock: boolean;
}

/** What is wrong with a line, by its field. */
export interface RowProblems {
  readonly description?: string;
  readonly quantity?: string;
  readonly unitPrice?: string;
}

export function blankRow(key: number): Row {
  return { key, description: '', quantity: 1, unitPrice: null, fromStock: false };
}

/** Nothing was typed: such a line is left out. */
export function untouched(row: Row): boolean {
  return row.description.trim() === '' && row.unitPrice === null;
}

export function problemsOf(row: Row): RowProblems {
  return {
    ...(row.description.trim() === '' && { description: m.invoices_description_needed() }),
    ...((row.quantity === null || row.quantity < 1) && { quantity: m.invoices_quantity_needed() }),
    ...(row.unitPrice === null && { unitPrice: m.invoices_price_needed() }),
  };
}

/** The line for the server, once it is whole. */
export function inputOf(row: Row): InvoiceLineInput | undefined {
  if (Object.keys(problemsOf(row)).length > 0 || row.quantity === null || row.unitPrice === null) return undefined;
  return {
    description: row.description.trim(),
    quantity: row.quantity,
    unitPrice: row.unitPrice,
    itemId: row.fromStock ? (row.item?.id ?? null) : null,
  };
}

/** The lines that are whole, for the preview. */
export function wholeLines(rows: readonly Row[]): InvoiceLineInput[] {
  return rows.flatMap((row) => inputOf(row) ?? []);
}

/** What the server refused, at the line and field it names: `lines.1.unitPrice`, counted without untouched lines. */
export function refusedAt(field: string | undefined, message: string, rows: readonly Row[]): ReadonlyMap<number, RowProblems> {
  const [, place, name] = /^lines\.(\d+)\.(description|quantity|unitPrice)$/.exec(field ?? '') ?? [];
  const row = rows.filter((each) => !untouched(each))[Number(place)];
  return row && name ? new Map([[row.key, { [name]: message }]]) : new Map();
}
