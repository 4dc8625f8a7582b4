import { classes } from '@/ui/classes';
import { m } from '@/locales/compiled/messages.js';
import { show, type Cell } from './cells';
import { ScrollArea } from './ScrollArea';

export interface ReportColumn<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => Cell;
  /** In the last line. */
  readonly total?: Cell | undefined;
  /** In the line below, of the period it is compared with. */
  readonly before?: Cell | undefined;
}

interface ReportTableProps<Row> {
  label: string;
  columns: readonly ReportColumn<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
}

const aligned = (cell: Cell | undefined) => (cell?.kind === 'text' || cell?.kind === 'day' || !cell ? 'text-start' : 'text-end');

/** All rows of a report with what they add up to; the same columns go into the file. */
export function ReportTable<Row>({ label, columns, rows, rowKey }: ReportTableProps<Row>) {
  const sides = columns.map(({ cell, total }) => aligned(rows[0] ? cell(rows[0]) : total));
  const foot = (which: 'total' | 'before', title: string) =>
    columns.some((column) => column[which]) && (
      <tr className={classes('h-9', which === 'total' ? 'border-t border-line-strong font-semibold' : 'text-ink-muted')}>
        {columns.map((column, place) => (
          <td key={column.id} className={classes('px-3 whitespace-nowrap first:ps-4 last:pe-4', place === 0 ? 'text-start' : sides[place])}>
            {place === 0 ? title : column[which] && show(column[which])}
          </td>
        ))}
      </tr>
    );
  return (
    <ScrollArea label={label}>
      <table aria-label={label} className="w-full border-collapse print:text-[9pt]">
        <thead>
          <tr className="border-b border-line">
            {columns.map((column, place) => (
              <th
                key={column.id}
                scope="col"
                className={classes('h-9 px-3 text-xs font-medium whitespace-nowrap text-ink-muted first:ps-4 last:pe-4', sides[place])}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="h-9 border-b border-line last:border-0 hover:bg-hover">
              {columns.map((column, place) => (
                <td key={column.id} className={classes('px-3 whitespace-nowrap first:ps-4 last:pe-4', sides[place])}>
                  {show(column.cell(row))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          {foot('total', m.reports_total())}
          {foot('before', m.reports_before_total())}
        </tfoot>
      </table>
    </ScrollArea>
  );
}
