import { BellRing } from 'lucide-react';
import type { InvoiceRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { formatCalendarDay } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';
import type { Column } from '@/ui/table/DataTable';
import { InvoiceStatusBadge } from './InvoiceStatusBadge';

type Columns = readonly Column<InvoiceRowFragment>[];

const number: () => Column<InvoiceRowFragment> = () => ({
  id: 'number',
  header: m.invoices_number(),
  width: '8rem',
  phone: 'title',
  cell: (row) => <bdi className="figures">{row.invoiceNumber}</bdi>,
});

const customer: () => Column<InvoiceRowFragment> = () => ({
  id: 'customer',
  header: m.invoices_customer(),
  phone: 'meta',
  cell: (row) => <bdi>{row.customerName}</bdi>,
});

const total: () => Column<InvoiceRowFragment> = () => ({
  id: 'total',
  header: m.invoices_total(),
  align: 'end',
  sortable: true,
  phone: 'value',
  cell: (row) => <Money value={row.total} />,
});

/** The list's columns: for what is to be paid, when it is due and who was reminded. */
export function invoiceColumns({ unsettled, onRemind }: { unsettled: boolean; onRemind?: (row: InvoiceRowFragment) => void }): Columns {
  if (unsettled) return [number(), customer(), dueDate(), reminded(), due('value'), ...(onRemind ? [remind(onRemind)] : [])];
  return [
    number(),
    customer(),
    {
      id: 'issued',
      header: m.invoices_issued(),
      sortable: true,
      phone: 'meta',
      cell: (row) => <Moment at={row.createdAt} />,
    },
    {
      id: 'status',
      header: m.invoices_status(),
      phone: 'meta',
      cell: (row) => <InvoiceStatusBadge status={row.status} overdue={row.overdue} voided={Boolean(row.voidedAt)} />,
    },
    total(),
    due('hidden'),
  ];
}

function due(phone: 'value' | 'hidden'): Column<InvoiceRowFragment> {
  return {
    id: 'due',
    header: m.invoices_due(),
    align: 'end',
    phone,
    cell: (row) =>
      row.due === 0 ? <span className="text-ink-faint">–</span> : <Money value={row.due} className="font-medium text-danger" />,
  };
}

function dueDate(): Column<InvoiceRowFragment> {
  return {
    id: 'dueDate',
    header: m.invoices_due_date(),
    phone: 'meta',
    cell: (row) => (
      <span className="inline-flex gap-2">
        <span className="tabular-nums">{formatCalendarDay(row.dueDate)}</span>
        {row.overdue && (
          <span className="font-medium text-danger">
            {m.invoices_days_late({ count: row.daysOverdue, number: formatNumber(row.daysOverdue) })}
          </span>
        )}
      </span>
    ),
  };
}

function reminded(): Column<InvoiceRowFragment> {
  return {
    id: 'reminded',
    header: m.invoices_last_reminder(),
    phone: 'hidden',
    cell: (row) =>
      row.remindedAt ? (
        <span title={m.invoices_reminded_by({ name: row.remindedByName })}>
          <Moment at={row.remindedAt} />
          {row.reminders > 1 && <span className="figures text-ink-muted"> ×{formatNumber(row.reminders)}</span>}
        </span>
      ) : (
        <span className="text-ink-faint">{m.invoices_never_reminded()}</span>
      ),
  };
}

function remind(onRemind: (row: InvoiceRowFragment) => void): Column<InvoiceRowFragment> {
  return {
    id: 'remind',
    header: m.invoices_remind(),
    align: 'end',
    phone: 'meta',
    cell: (row) => (
      <Button
        size="sm"
        className="z-10 max-sm:h-11"
        aria-label={m.invoices_remind_of({ customer: row.customerName, number: row.invoiceNumber })}
        icon={<BellRing aria-hidden className="size-3.5" />}
        onClick={() => onRemind(row)}
      >
        {m.invoices_remind()}
      </Button>
    ),
  };
}
