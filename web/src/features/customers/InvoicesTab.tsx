import { ReceiptText } from 'lucide-react';
import { usePages } from '@/client/usePages';
import { CustomerInvoicesDocument, type CustomerInvoicesQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Card } from '@/ui/Card';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';
import { EmptyState } from '@/ui/states';
import { DataTable, type Column } from '@/ui/table/DataTable';
import { PastInvoices } from './PastInvoices';

type Invoice = CustomerInvoicesQuery['customer']['invoices']['nodes'][number];
const pageOf = (data: CustomerInvoicesQuery) => data.customer.invoices;

/** What was billed to them and what is still due, newest first. */
export function InvoicesTab({ id }: { id: string }) {
  const pages = usePages(CustomerInvoicesDocument, { id, first: 20, after: null }, pageOf);
  return (
    <div className="grid grid-cols-1 gap-4">
      <Card flush>
        <DataTable
          label={m.customers_tab_invoices()}
          columns={columns()}
          rows={pages.rows}
          rowKey={(row) => row.id}
          rowHref={(row) => `/invoices/${row.id}`}
          problem={pages.refusal}
          onRetry={pages.retry}
          paging={{ hasMore: pages.hasMore, loading: pages.loading, onMore: pages.more }}
          empty={<EmptyState icon={<ReceiptText />} title={m.customers_no_invoices()} hint={m.customers_no_invoices_hint()} />}
        />
      </Card>
      <PastInvoices id={id} />
    </div>
  );
}

function columns(): readonly Column<Invoice>[] {
  return [
    { id: 'number', header: m.customers_invoice(), phone: 'title', cell: (row) => <bdi className="figures">{row.invoiceNumber}</bdi> },
    { id: 'at', header: m.customers_issued(), phone: 'meta', cell: (row) => <Moment at={row.createdAt} /> },
    { id: 'status', header: m.customers_status(), phone: 'meta', cell: (row) => <Status invoice={row} /> },
    {
      id: 'due',
      header: m.customers_due(),
      align: 'end',
      phone: 'hidden',
      cell: (row) => <Money value={row.due} className={row.due > 0 ? 'text-danger' : 'text-ink-faint'} />,
    },
    { id: 'total', header: m.customers_total(), align: 'end', phone: 'value', cell: (row) => <Money value={row.total} /> },
  ];
}

function Status({ invoice }: { invoice: Invoice }) {
  if (invoice.voidedAt) return <StatusBadge>{m.customers_void()}</StatusBadge>;
  if (invoice.overdue) return <StatusBadge tone="danger">{m.customers_overdue()}</StatusBadge>;
  switch (invoice.status) {
    case 'PAID':
      return <StatusBadge tone="success">{m.customers_paid()}</StatusBadge>;
    case 'PENDING':
      return <StatusBadge tone="warning">{m.customers_partly_paid()}</StatusBadge>;
    case 'UNPAID':
      return <StatusBadge tone="warning">{m.customers_unpaid()}</StatusBadge>;
  }
}
