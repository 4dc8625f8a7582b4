import { ArrowLeft, Ban, BellRing, Ellipsis, ReceiptText } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { useMay } from '@/features/access';
import { InvoiceDocument, type InvoiceDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink, IconButton } from '@/ui/Button';
import { Menu } from '@/ui/Menu';
import { Moment } from '@/ui/Moment';
import { PageHeader } from '@/ui/PageHeader';
import { ErrorState, LoadingState } from '@/ui/states';
import { CreditNoteSheet } from './CreditNoteSheet';
import { CreditNotes } from './CreditNotes';
import { InvoiceLines } from './InvoiceLines';
import { InvoiceSide } from './InvoiceSide';
import { PaperActions } from './PaperActions';
import { PriceReasons } from './PriceReasons';
import { PaySheet } from './PaySheet';
import { RefundDialog } from './RefundDialog';
import { ReminderDialog } from './ReminderDialog';
import { VoidDialog } from './VoidDialog';

type Act = 'pay' | 'refund' | 'credit' | 'void' | 'remind';

/** One invoice: what was sold, what was paid, what can still be done. */
export function InvoicePage() {
  const { id = '' } = useParams();
  const [{ data, error }, ask] = useQuery({ query: InvoiceDocument, variables: { id } });
  if (!data) {
    if (error) return <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
    return <LoadingState shape="detail" />;
  }
  return <Invoice key={id} invoice={data.invoice} />;
}

function Invoice({ invoice }: { invoice: InvoiceDetailFragment }) {
  const [act, setAct] = useState<Act>();
  const mayPay = useMay('payments.take') && invoice.due > 0;
  const mayRefund = useMay('payments.refund') && invoice.paidAmount > invoice.refundedAmount && !invoice.passerBy;
  const mayCredit = useMay('credit_notes.issue') && invoice.lineItems.some((line) => line.creditable > 0);
  const mayRemind = useMay('invoices.remind') && invoice.due > 0;
  const mayVoid = useMay('invoices.void') && !invoice.voidedAt;
  const close = () => setAct(undefined);

  return (
    <>
      <PageHeader
        title={invoice.invoiceNumber}
        subtitle={
          <>
            {invoice.passerBy ? (
              <bdi>{invoice.customerName}</bdi>
            ) : (
              <Link to={`/customers/${invoice.customer.id}`} className="font-medium text-accent hover:underline">
                <bdi>{invoice.customerName}</bdi>
              </Link>
            )}
            {' · '}
            <Moment at={invoice.createdAt} />
            {' · '}
            <bdi>{invoice.issuedByName}</bdi>
          </>
        }
        back={
          <Link to="/invoices" className="mb-1 inline-flex items-center gap-1.5 text-[0.8125rem] text-ink-muted hover:text-ink">
            <ArrowLeft aria-hidden className="mirror-rtl size-3.5" />
            {m.desk_invoices()}
          </Link>
        }
        actions={
          <>
            {mayVoid && (
              <Menu
                trigger={<IconButton label={m.invoices_more({ number: invoice.invoiceNumber })} icon={<Ellipsis aria-hidden className="size-4.5" />} />}
                items={[{ id: 'void', label: m.invoices_void_do(), icon: <Ban />, dangerous: true, onSelect: () => setAct('void') }]}
              />
            )}
            {mayRefund && <Button onClick={() => setAct('refund')}>{m.invoices_refund()}</Button>}
            {mayCredit && <Button onClick={() => setAct('credit')}>{m.invoices_credit()}</Button>}
            <PaperActions invoice={invoice} />
            {mayRemind && (
              <Button icon={<BellRing aria-hidden className="size-4" />} onClick={() => setAct('remind')}>
                {m.invoices_remind()}
              </Button>
            )}
            <ButtonLink to={`/invoices/${invoice.id}/receipt`} icon={<ReceiptText aria-hidden className="size-4" />}>
              {m.invoices_receipt()}
            </ButtonLink>
            {mayPay && (
              <Button look="primary" onClick={() => setAct('pay')}>
                {m.invoices_pay()}
              </Button>
            )}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4">
          <InvoiceLines invoice={invoice} />
          {invoice.session && <PriceReasons sessionId={invoice.session.id} />}
          <CreditNotes invoice={invoice} />
        </div>
        <InvoiceSide invoice={invoice} />
      </div>
      <PaySheet invoice={invoice} open={act === 'pay'} onClose={close} />
      <RefundDialog invoice={invoice} open={act === 'refund'} onClose={close} />
      <CreditNoteSheet invoice={invoice} open={act === 'credit'} onClose={close} />
      <VoidDialog invoice={invoice} open={act === 'void'} onClose={close} />
      {act === 'remind' && <ReminderDialog invoiceIds={[invoice.id]} onClose={close} />}
    </>
  );
}
