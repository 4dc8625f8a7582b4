import { FileDown, ReceiptText } from 'lucide-react';
import { useState } from 'react';
import { useClient } from 'urql';
import { refusalOf } from '@/client/refusal';
import { usePages } from '@/client/usePages';
import { MyInvoicePdfUrlDocument, MyInvoicesDocument, type MyInvoicesQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { formatCalendarDay, formatDate } from '@/ui/format/dates';
import { Money } from '@/ui/Money';
import { PageHeader } from '@/ui/PageHeader';
import { useSpaceSettings } from '@/ui/space';
import { EmptyState, ErrorState, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { useMe } from '../me';
import { placeOf } from '@/client/base';

type Invoice = MyInvoicesQuery['myInvoices']['nodes'][number];

const pageOf = (data: MyInvoicesQuery) => data.myInvoices;

/** One's own invoices, and what is still to be paid. */
export function InvoicesPage() {
  const { owed, balance } = useMe();
  const { rows, refusal, hasMore, loading, more, retry } = usePages(MyInvoicesDocument, { first: 30 }, pageOf);
  return (
    <>
      <PageHeader title={m.members_my_invoices()} />
      <dl className="mb-4 grid grid-cols-2 gap-3 sm:max-w-md">
        <div className="rounded-lg border border-line bg-surface p-4 shadow-card">
          <dt className="text-xs text-ink-muted">{m.members_owed()}</dt>
          <dd className="text-lg font-semibold">
            <Money value={owed} />
          </dd>
        </div>
        <div className="rounded-lg border border-line bg-surface p-4 shadow-card">
          <dt className="text-xs text-ink-muted">{m.members_balance()}</dt>
          <dd className="text-lg font-semibold">
            <Money value={balance} signed />
          </dd>
        </div>
      </dl>
      {!rows && !refusal && <LoadingState shape="rows" />}
      {!rows && refusal && <ErrorState problem={refusal} onRetry={retry} />}
      {rows?.length === 0 && <EmptyState icon={<ReceiptText />} title={m.members_no_invoice()} hint={m.members_no_invoice_hint()} />}
      {rows && rows.length > 0 && (
        <Card flush>
          <ul>
            {rows.map((invoice) => (
              <Line key={invoice.id} invoice={invoice} />
            ))}
          </ul>
        </Card>
      )}
      {hasMore && (
        <Button className="mt-3" busy={loading} onClick={more}>
          {m.members_more_invoices()}
        </Button>
      )}
    </>
  );
}

function Line({ invoice }: { invoice: Invoice }) {
  const { zone } = useSpaceSettings();
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const { id, invoiceNumber, voidedAt, overdue, due } = invoice;

  async function open(): Promise<void> {
    setBusy(true);
    const { data, error } = await client.query(MyInvoicePdfUrlDocument, { id }, { requestPolicy: 'network-only' }).toPromise();
    setBusy(false);
    if (data) location.assign(placeOf(data.myInvoicePdfUrl));
    else if (error) showToast(refusalOf(error).message, { tone: 'danger' });
  }

  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-3 last:border-0">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <bdi className="figures font-semibold">{invoiceNumber}</bdi>
          {voidedAt ? (
            <StatusBadge tone="neutral">{m.members_invoice_void()}</StatusBadge>
          ) : overdue ? (
            <StatusBadge tone="danger">{m.members_invoice_overdue()}</StatusBadge>
          ) : due > 0 ? (
            <StatusBadge tone="warning">{m.members_invoice_open()}</StatusBadge>
          ) : (
            <StatusBadge tone="success">{m.members_invoice_paid()}</StatusBadge>
          )}
        </p>
        <p className="text-[0.8125rem] text-ink-muted">
          {formatDate(invoice.issuedAt, zone)}
          {due > 0 && !voidedAt && <> · {m.members_invoice_due({ date: formatCalendarDay(invoice.dueDate) })}</>}
        </p>
      </div>
      <Money value={invoice.total} className="font-semibold" />
      <Button
        size="sm"
        className="max-sm:h-11"
        busy={busy}
        icon={<FileDown aria-hidden className="size-4" />}
        aria-label={m.members_invoice_pdf({ number: invoiceNumber })}
        onClick={() => void open()}
      >
        <span className="max-sm:sr-only">PDF</span>
      </Button>
    </li>
  );
}
