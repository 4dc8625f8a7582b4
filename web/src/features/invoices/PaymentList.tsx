import { ArrowDownLeft, ArrowUpRight } from 'lucide-react';
import { tenderName } from '@/features/payments';
import type { PaymentDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatMoney } from '@/ui/format/money';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';
import { useSpaceSettings } from '@/ui/space';

/** Money that came in and went back, in order. */
export function PaymentList({ payments }: { payments: readonly PaymentDetailFragment[] }) {
  return (
    <ul>
      {payments.map((payment) => (
        <PaymentLine key={payment.id} payment={payment} />
      ))}
    </ul>
  );
}

function PaymentLine({ payment }: { payment: PaymentDetailFragment }) {
  const { currency } = useSpaceSettings();
  const back = payment.kind === 'REFUND';
  const Icon = back ? ArrowUpRight : ArrowDownLeft;
  const details = [
    payment.given != null &&
      payment.changeGiven > 0 &&
      m.invoices_given({ given: formatMoney(payment.given, currency), change: formatMoney(payment.changeGiven, currency) }),
    payment.toBalance > 0 && m.invoices_to_balance({ amount: formatMoney(payment.toBalance, currency) }),
  ].filter(Boolean);
  return (
    <li className="flex gap-3 border-b border-line px-4 py-2.5 last:border-0">
      <Icon aria-hidden className={`mirror-rtl mt-0.5 size-4 shrink-0 ${back ? 'text-danger' : 'text-success'}`} />
      <div className="min-w-0 flex-1">
        <p className="flex justify-between gap-3">
          <span className="font-medium">
            {back ? m.invoices_refund_by({ tender: tenderName(payment.tender) }) : tenderName(payment.tender)}
          </span>
          <Money value={back ? -payment.amount : payment.amount} />
        </p>
        <p className="text-[0.8125rem] text-ink-muted">
          <Moment at={payment.at} /> · <bdi>{payment.actorName}</bdi>
        </p>
        {payment.reference && (
          <p className="text-[0.8125rem] text-ink-muted">
            {m.payments_reference()} <bdi className="figures">{payment.reference}</bdi>
          </p>
        )}
        {details.map((detail) => (
          <p key={String(detail)} className="text-[0.8125rem] text-ink-muted">
            {detail}
          </p>
        ))}
        {payment.reason && (
          <p className="text-[0.8125rem] text-ink-muted">
            <bdi>{payment.reason}</bdi>
          </p>
        )}
      </div>
    </li>
  );
}
