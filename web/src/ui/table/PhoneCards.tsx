import type { DataTableProps } from './DataTable';
import { RowTitle } from './RowTitle';
import { SelectRow } from './Select';

/** Each row as a card of two lines: title and value, then what else matters. */
export function PhoneCards<Row>(table: DataTableProps<Row> & { rows: readonly Row[] }) {
  const { label, columns, rows, rowKey } = table;
  const title = columns.find((column) => column.phone === 'title') ?? columns[0];
  const value = columns.find((column) => column.phone === 'value');
  const meta = columns.filter((column) => column !== title && column.phone === 'meta');
  return (
    <ul aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} className="relative border-b border-line px-4 py-3 last:border-0 active:bg-hover">
          <div className="flex items-baseline justify-between gap-3">
            {table.selection && <SelectRow row={row} id={rowKey(row)} selection={table.selection} />}
            <div className="min-w-0 flex-1 truncate text-base">
              <RowTitle row={row} table={table}>
                {title?.cell(row)}
              </RowTitle>
            </div>
            {value && <div className="shrink-0">{value.cell(row)}</div>}
          </div>
          {meta.length > 0 && (
            <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem] text-ink-muted">
              {meta.map((column) => (
                <span key={column.id}>{column.cell(row)}</span>
              ))}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
