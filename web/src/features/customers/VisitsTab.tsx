import { DoorOpen } from 'lucide-react';
import { usePages } from '@/client/usePages';
import { sessionPath } from '@/features/sessions';
import { CustomerVisitsDocument, type CustomerVisitsQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Card } from '@/ui/Card';
import { formatMinutes } from '@/ui/format/duration';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';
import { EmptyState } from '@/ui/states';
import { DataTable, type Column } from '@/ui/table/DataTable';

type Visit = CustomerVisitsQuery['customer']['sessions']['nodes'][number];
const pageOf = (data: CustomerVisitsQuery) => data.customer.sessions;

/** When they came, where they sat and what it came to, newest first. */
export function VisitsTab({ id }: { id: string }) {
  const pages = usePages(CustomerVisitsDocument, { id, first: 20, after: null }, pageOf);
  return (
    <Card flush>
      <DataTable
        label={m.customers_tab_visits()}
        columns={columns()}
        rows={pages.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => (row.invoice ? `/invoices/${row.invoice.id}` : sessionPath(row.id))}
        problem={pages.refusal}
        onRetry={pages.retry}
        paging={{ hasMore: pages.hasMore, loading: pages.loading, onMore: pages.more }}
        empty={<EmptyState icon={<DoorOpen />} title={m.customers_no_visits()} hint={m.customers_no_visits_hint()} />}
      />
    </Card>
  );
}

function columns(): readonly Column<Visit>[] {
  return [
    { id: 'started', header: m.customers_started(), phone: 'title', cell: (row) => <Moment at={row.startedAt} /> },
    { id: 'place', header: m.customers_place(), phone: 'meta', cell: (row) => <bdi>{row.resource.name}</bdi> },
    {
      id: 'length',
      header: m.customers_length(),
      phone: 'meta',
      cell: (row) =>
        row.endedAt ? (
          <span className="tabular-nums">{formatMinutes(row.durationMinutes)}</span>
        ) : (
          <StatusBadge tone="success">{m.customers_going_on()}</StatusBadge>
        ),
    },
    {
      id: 'invoice',
      header: m.customers_invoice(),
      phone: 'meta',
      cell: (row) => row.invoice && <bdi className="figures text-ink-muted">{row.invoice.invoiceNumber}</bdi>,
    },
    { id: 'total', header: m.customers_total(), align: 'end', phone: 'value', cell: (row) => <Money value={row.total} /> },
  ];
}
