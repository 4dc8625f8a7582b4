import type { CustomerRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatNumber } from '@/ui/format/digits';
import { Money } from '@/ui/Money';
import { Moment } from '@/ui/Moment';
import type { Column } from '@/ui/table/DataTable';
import { Phone } from './Phone';
import { TypeBadge } from './TypeBadge';

export type CustomerColumn = 'name' | 'id' | 'phone' | 'visits' | 'lastVisit' | 'owed' | 'balance';

/** The list's columns, in the reader's language. */
export function customerColumns(): readonly (Column<CustomerRowFragment> & { id: CustomerColumn })[] {
  return [
    {
      id: 'name',
      header: m.customers_name(),
      sortable: true,
      phone: 'title',
      cell: (row) => (
        <span className="inline-flex max-w-full items-center gap-2 align-bottom">
          <bdi className="truncate">{row.name}</bdi>
          <TypeBadge type={row.customerType} />
        </span>
      ),
    },
    { id: 'id', header: m.customers_id(), width: '6rem', phone: 'meta', cell: (row) => <bdi className="figures text-ink-muted">{row.humanId}</bdi> },
    { id: 'phone', header: m.customers_phone(), phone: 'meta', cell: (row) => <Phone phone={row.phone} /> },
    {
      id: 'visits',
      header: m.customers_visits(),
      align: 'end',
      width: '6rem',
      phone: 'hidden',
      cell: (row) => <span className="figures">{formatNumber(row.visits)}</span>,
    },
    {
      id: 'lastVisit',
      header: m.customers_last_visit(),
      sortable: true,
      phone: 'meta',
      cell: (row) => (row.lastVisitAt ? <Moment at={row.lastVisitAt} /> : <span className="text-ink-faint">{m.customers_never()}</span>),
    },
    {
      id: 'owed',
      header: m.customers_owed_column(),
      align: 'end',
      width: '8rem',
      sortable: true,
      phone: 'hidden',
      cell: (row) =>
        row.owed === 0 ? <span className="text-ink-faint">–</span> : <Money value={row.owed} className="font-medium text-danger" />,
    },
    {
      id: 'balance',
      header: m.customers_balance(),
      align: 'end',
      width: '9rem',
      sortable: true,
      phone: 'value',
      cell: (row) => <Money value={row.balance} signed />,
    },
  ];
}
