import type { ReactNode } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { ErrorState, LoadingState, type Problem } from '../states';
import { usePhone } from '../useMedia';
import { PhoneCards } from './PhoneCards';
import { TableFooter, type Paging } from './TableFooter';
import { WideTable } from './WideTable';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** `end` for numbers. */
  readonly align?: 'start' | 'end';
  readonly sortable?: boolean;
  /** A CSS width; the rest is shared by what is in the columns. */
  readonly width?: string;
  /** On a phone: the first line, the value at its end, a quiet second line, or left out. */
  readonly phone?: 'title' | 'value' | 'meta' | 'hidden';
}

export interface Sort<Key extends string = string> {
  readonly column: Key;
  readonly direction: 'ascending' | 'descending';
}

/** Rows that are chosen for an act on several at once. */
export interface Selection<Row> {
  readonly chosen: ReadonlySet<string>;
  onChange(chosen: ReadonlySet<string>): void;
  /** The row's name, for its box. */
  labelOf(row: Row): string;
}

export interface DataTableProps<Row> {
  /** What the rows are, for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  /** `undefined` while the first answer is on its way. */
  rows: readonly Row[] | undefined;
  rowKey(row: Row): string;
  /** Where a row leads; makes its title a link that covers the row. */
  rowHref?(row: Row): string;
  /** What a press on a row does, where it is not a page. */
  onRowPress?(row: Row): void;
  problem?: Problem | undefined;
  onRetry?: () => void;
  selection?: Selection<Row>;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  paging?: Paging;
  empty: ReactNode;
}

/** A list in all its states: 36 px rows at the desk, cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const phone = usePhone();
  const { rows, problem, onRetry, empty, paging } = props;
  if (!rows) {
    if (problem) return <ErrorState problem={problem} {...(onRetry && { onRetry })} />;
    return <LoadingState shape="rows" count={8} />;
  }
  if (rows.length === 0) return <>{empty}</>;
  const filled = { ...props, rows };
  return (
    <>
      {phone ? <PhoneCards {...filled} /> : <WideTable {...filled} />}
      {paging && <TableFooter paging={paging} failed={problem ? m.ui_load_more_failed() : undefined} />}
    </>
  );
}
