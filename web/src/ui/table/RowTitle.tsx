import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { DataTableProps } from './DataTable';

const cover = 'max-w-full rounded-sm text-start font-medium outline-offset-2 after:absolute after:inset-0';

/** A row's title; the link or button stretches over the whole row. */
export function RowTitle<Row>({ row, table, children }: { row: Row; table: DataTableProps<Row>; children: ReactNode }) {
  if (table.rowHref)
    return (
      <Link to={table.rowHref(row)} className={cover}>
        {children}
      </Link>
    );
  if (table.onRowPress)
    return (
      <button type="button" className={cover} onClick={() => table.onRowPress?.(row)}>
        {children}
      </button>
    );
  return <span className="font-medium">{children}</span>;
}
