import { usePages } from '@/client/usePages';
import { PastInvoicesDocument, type PastInvoicesQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { formatCalendarDay } from '@/ui/format/dates';
import { Money } from '@/ui/Money';
import { DataTable, type Column } from '@/ui/table/DataTable';

type PastInvoice = PastInvoicesQuery['customer']['pastInvoices']['nodes'][number];
const pageOf = (data: PastInvoicesQuery) => data.customer.pastInvoices;

/** What another program billed them; nothing at all for most. */
export function PastInvoices({ id }: { id: string }) {
  const pages = usePages(PastInvoicesDocument, { id, first: 20, after: null }, pageOf);
  if (!pages.rows || pages.rows.length === 0) return null;
  return (
    <Card flush title={m.customers_past_invoices()}>
      <DataTable
        label={m.customers_past_invoices()}
        columns={columns()}
        rows={pages.rows}
        rowKey={(row) => row.id}
        problem={pages.refusal}
        onRetry={pages.retry}
        paging={{ hasMore: pages.hasMore, loading: pages.loading, onMore: pages.more }}
        empty={null}
      />
    </Card>
  );
}

function columns(): readonly Column<PastInvoice>[] {
  return [
    { id: 'number', header: m.customers_invoice(), phone: 'title', cell: (row) => <bdi className="figures">{row.reference}</bdi> },
    { id: 'at', header: m.customers_issued(), phone: 'meta', cell: (row) => formatCalendarDay(row.date) },
    { id: 'note', header: m.customers_notes(), phone: 'hidden', cell: (row) => <bdi className="line-clamp-1">{row.note}</bdi> },
    { id: 'paid', header: m.customers_paid(), align: 'end', phone: 'hidden', cell: (row) => <Money value={row.paid} /> },
    { id: 'total', header: m.customers_total(), align: 'end', phone: 'value', cell: (row) => <Money value={row.total} /> },
  ];
}
