import type { ReactNode, Ref } from 'react';
import { useLogo } from '@/client/useLogo';
import { useViewer } from '@/features/access';
import { tenderName } from '@/features/payments';
import type { InvoiceDetailFragment, InvoiceQuery, PaymentDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { formatDate, formatTime } from '@/ui/format/dates';
import { Money } from '@/ui/Money';
import { useSpaceSettings } from '@/ui/space';
import { LineReason } from './InvoiceLines';
import { settlementOf, totalsOf } from './totals';

interface ReceiptProps {
  invoice: InvoiceDetailFragment;
  space: InvoiceQuery['space'];
  ref?: Ref<HTMLElement>;
}

/** 80 or 58 mm of paper, all but 4 on each side of which a roll printer reaches. Black on white: thermal paper knows no greys. */
export function Receipt({ invoice, space, ref }: ReceiptProps) {
  const { tenantName, space: here } = useViewer();
  const { zone } = useSpaceSettings();
  const logo = useLogo(space.logo);
  return (
    <article ref={ref} className="bg-surface px-[4mm] py-[5mm] text-[12px] leading-snug text-ink shadow-pop print:shadow-none">
      <header className="text-center">
        {logo && <img src={logo} alt="" className="mx-auto mb-2 max-h-[16mm] max-w-[48mm] object-contain grayscale" />}
        <h1 className="text-[16px] font-bold">
          <bdi>{tenantName}</bdi>
        </h1>
        {here.name !== tenantName && <bdi>{here.name}</bdi>}
        {space.address && <p className="whitespace-pre-line">{space.address}</p>}
        {space.phone && (
          <p>
            <bdi dir="ltr">{space.phone}</bdi>
          </p>
        )}
        {space.taxNumber && (
          <p>
            {m.spaces_tax_number()}: <bdi dir="ltr">{space.taxNumber}</bdi>
          </p>
        )}
      </header>
      <dl className="my-3 grid gap-0.5 border-y border-dashed border-ink py-2">
        <Pair label={m.invoices_invoice()}>
          <bdi className="figures">{invoice.invoiceNumber}</bdi>
        </Pair>
        <Pair label={m.invoices_issued()}>
          <span className="figures">
            {formatDate(invoice.createdAt, zone)} {formatTime(invoice.createdAt, zone)}
          </span>
        </Pair>
        <Pair label={m.invoices_customer()}>
          <bdi>{invoice.customerName}</bdi>
        </Pair>
        <Pair label={m.invoices_served_by()}>
          <bdi>{invoice.issuedByName}</bdi>
        </Pair>
      </dl>
      <ul className="grid gap-1.5">
        {invoice.lineItems.map((line) => (
          <li key={line.id}>
            <p className="flex items-baseline justify-between gap-3 font-semibold">
              <bdi>{line.description}</bdi>
              <Money value={line.amount} bare />
            </p>
            <p className="flex flex-wrap gap-x-2">
              <LineReason line={line} />
            </p>
          </li>
        ))}
      </ul>
      <dl className="mt-3 grid gap-0.5 border-t border-dashed border-ink pt-2">
        {totalsOf(invoice).map((line) => (
          <Pair key={line.id} label={line.label} strong={line.strong}>
            <Money value={line.value} bare={!line.strong} />
          </Pair>
        ))}
      </dl>
      <dl className="mt-2 grid gap-0.5 border-t border-dashed border-ink pt-2">
        {invoice.payments.map((payment) => (
          <PaymentPairs key={payment.id} payment={payment} />
        ))}
        {settlementOf(invoice)
          .filter((line) => line.id === 'credited')
          .map((line) => (
            <Pair key={line.id} label={line.label}>
              <Money value={line.value} bare />
            </Pair>
          ))}
        <Pair label={m.invoices_due()} strong>
          <Money value={invoice.due} />
        </Pair>
      </dl>
      {space.receiptNote && <p className="mt-3 border-t border-dashed border-ink pt-3 text-center whitespace-pre-line">{space.receiptNote}</p>}
    </article>
  );
}

function PaymentPairs({ payment }: { payment: PaymentDetailFragment }) {
  const back = payment.kind === 'REFUND';
  return (
    <>
      <Pair label={back ? m.invoices_refund_by({ tender: tenderName(payment.tender) }) : tenderName(payment.tender)}>
        <Money value={back ? -payment.amount : payment.amount} bare />
      </Pair>
      {payment.reference && (
        <Pair label={m.payments_reference()}>
          <bdi className="figures">{payment.reference}</bdi>
        </Pair>
      )}
      {payment.given != null && payment.changeGiven > 0 && (
        <>
          <Pair label={m.payments_cash_given()}>
            <Money value={payment.given} bare />
          </Pair>
          <Pair label={m.invoices_change()}>
            <Money value={payment.changeGiven} bare />
          </Pair>
        </>
      )}
      {payment.toBalance > 0 && (
        <Pair label={m.payments_to_balance()}>
          <Money value={payment.toBalance} bare />
        </Pair>
      )}
    </>
  );
}

function Pair({ label, strong, children }: { label: string; strong?: boolean | undefined; children: ReactNode }) {
  return (
    <div className={classes('flex items-baseline justify-between gap-3', strong && 'text-[14px] font-bold')}>
      <dt>{label}</dt>
      <dd className="min-w-0 text-end">{children}</dd>
    </div>
  );
}
