import { ArrowDown, ArrowUp } from 'lucide-react';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '../classes';
import type { Column, DataTableProps } from './DataTable';
import { RowTitle } from './RowTitle';
import { SelectAll, SelectRow } from './Select';

type FilledTable<Row> = DataTableProps<Row> & { rows: readonly Row[] };

export function WideTable<Row>(table: FilledTable<Row>) {
  const { label, columns, rows, rowKey } = table;
  const titleColumn = columns.find((column) => column.phone === 'title') ?? columns[0];
  const pressable = Boolean(table.rowHref ?? table.onRowPress);
  return (
    <div className="overflow-x-auto">
      <table aria-label={label} className="w-full border-collapse">
        <thead>
          <tr className="border-b border-line">
            {table.selection && (
              <th scope="col" className="w-10 ps-4 text-start">
                <SelectAll rows={rows} rowKey={rowKey} selection={table.selection} />
              </th>
            )}
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} table={table} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              className={classes('relative h-9 border-b border-line last:border-0', pressable && 'hover:bg-hover')}
            >
              {table.selection && (
                <td className="w-10 ps-4">
                  <SelectRow row={row} id={rowKey(row)} selection={table.selection} />
                </td>
              )}
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={classes(
                    'px-3 py-0 whitespace-nowrap first:ps-4 last:pe-4',
                    column.align === 'end' ? 'text-end' : 'max-w-80 truncate',
                  )}
                >
                  {column === titleColumn ? (
                    <RowTitle row={row} table={table}>
                      {column.cell(row)}
                    </RowTitle>
                  ) : (
                    column.cell(row)
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeaderCell<Row>({ column, table }: { column: Column<Row>; table: DataTableProps<Row> }) {
  const { sort, onSort } = table;
  const sorted = sort?.column === column.id ? sort.direction : undefined;
  const next = sorted === 'ascending' ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      aria-sort={sorted}
      style={{ width: column.width }}
      className={classes(
        'h-9 px-3 text-xs font-medium whitespace-nowrap text-ink-muted first:ps-4 last:pe-4',
        column.align === 'end' ? 'text-end' : 'text-start',
      )}
    >
      {column.sortable && onSort ? (
        <button
          type="button"
          title={m.ui_sort_by({ column: column.header })}
          className={classes('inline-flex items-center gap-1 rounded-sm hover:text-ink', sorted && 'text-ink')}
          onClick={() => onSort({ column: column.id, direction: next })}
        >
          {column.header}
          {sorted === 'ascending' && <ArrowUp aria-hidden className="size-3.5" />}
          {sorted === 'descending' && <ArrowDown aria-hidden className="size-3.5" />}
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}
