import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { PaymentsForm, type PaymentsSummary } from '@/features/payments';
import { ShiftHelp } from '@/features/shifts';
import { CheckoutDocument, EndSessionDocument, type CheckoutQuery, type EndSessionMutation, type PaymentInput } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Sheet } from '@/ui/dialog/Dialog';
import { Segmented } from '@/ui/fields';
import { formatMoney } from '@/ui/format/money';
import { Kbd } from '@/ui/Kbd';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { useSettled } from '@/ui/useSettled';
import { CtrlEnter } from '../CtrlEnter';
import { Owes } from '../Owes';
import { sessionPath } from '../sheets';
import { Bill } from './Bill';
import { CouponField } from './CouponField';
import { DiscountField } from './DiscountField';
import { EndTime } from './EndTime';
import { Paid } from './Paid';

interface CheckoutSheetProps {
  open: boolean;
  onClose(): void;
  sessionId: string;
}

type How = 'pay' | 'owe';

/** The bill and the money in one sheet. The price shown is the price charged: the end stands still while they pay. */
export default function CheckoutSheet({ open, onClose, sessionId }: CheckoutSheetProps) {
  const navigate = useNavigate();
  const { currency } = useSpaceSettings();
  const mayDiscount = useMay('invoices.discount');
  const mayTake = useMay('payments.take');
  const [asked, setAsked] = useState<{ discount: number; endedAt: string | undefined }>({ discount: 0, endedAt: undefined });
  const [coupon, setCoupon] = useState('');
  const settled = useSettled(coupon, 350);
  const [how, setHow] = useState<How>(mayTake ? 'pay' : 'owe');
  const [paying, setPaying] = useState<{ payments: PaymentInput[]; summary: PaymentsSummary; of: number }>();
  const [pressed, setPressed] = useState(false);
  const [tried, setTried] = useState(false);
  const [badDiscount, setBadDiscount] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [invoice, setInvoice] = useState<EndSessionMutation['endSession']>();
  const [end, busy] = useAct(EndSessionDocument);
  const doneButton = useRef<HTMLButtonElement>(null);
  const [{ data, error, fetching }, ask] = useQuery({
    query: CheckoutDocument,
    variables: { sessionId, discount: asked.discount || null, coupon: settled || null, endedAt: asked.endedAt ?? null },
    requestPolicy: 'network-only',
    pause: invoice !== undefined,
  });
  const problem = error && refusalOf(error);
  const badCoupon = problem?.field === 'coupon';
  const [last, setLast] = useState<CheckoutQuery['checkout']>();
  if (data && data.checkout !== last) setLast(data.checkout);
  // While a coupon is refused, and while another one is asked for, the bill of before stays: so do its fields.
  const bill = data?.checkout ?? (problem && !badCoupon ? undefined : last);

  // From the first answer on the same end is asked for, whatever else changes.
  if (bill && !fetching && !asked.endedAt) setAsked({ ...asked, endedAt: bill.at });

  useEffect(() => {
    if (invoice) doneButton.current?.focus();
  }, [invoice]);

  const [discounted] = useState(() => (points: number) => setAsked((now) => ({ ...now, discount: points })));
  const free = bill?.total === 0;
  const paid = how === 'pay' && !free;

  async function submit(): Promise<void> {
    if (!bill || badDiscount || badCoupon) return;
    setTried(true);
    if (paid && !paying?.summary.complete) return;
    const outcome = await end({
      input: {
        sessionId,
        endedAt: bill.at,
        discount: bill.discount || null,
        coupon: bill.couponCode ?? null,
        payments: paid ? (paying?.payments ?? []) : [],
      },
    });
    setRefusal(outcome.refusal);
    if (outcome.data) setInvoice(outcome.data.endSession);
  }

  // A press while the bill is being reckoned is kept until it stands: fingers don't wait for the network.
  const stands = bill !== undefined && !fetching && settled === coupon && (!paid || paying?.of === bill.total);
  const kept = useEffectEvent(async () => {
    await submit();
    setPressed(false);
  });
  useEffect(() => {
    if (!pressed || !stands) return;
    const painted = setTimeout(() => void kept());
    return () => clearTimeout(painted);
  }, [pressed, stands]);

  const footer = invoice ? (
    <Button ref={doneButton} look="primary" onClick={onClose}>
      {m.ui_done()}
    </Button>
  ) : (
    bill && (
      <>
        <Button onClick={() => void navigate(sessionPath(sessionId), { replace: true })}>{m.sessions_back()}</Button>
        <Button look="primary" busy={busy || pressed} disabled={badDiscount || badCoupon} onClick={() => setPressed(true)} aria-keyshortcuts="Control+Enter">
          {confirmWords(paid, paying?.summary.received ?? 0, currency)}
          <span aria-hidden className="ms-1 flex gap-0.5 max-sm:hidden">
            <Kbd>Ctrl</Kbd>
            <Kbd>↵</Kbd>
          </span>
        </Button>
      </>
    )
  );

  return (
    <CtrlEnter onPress={invoice || busy ? undefined : () => setPressed(true)}>
      <Sheet
        open={open}
        onClose={onClose}
        wide
        title={titleWords(bill?.session.customer.name, invoice !== undefined)}
        description={bill && !invoice && bill.session.customer.owed > 0 && <Owes customer={bill.session.customer} />}
        footer={footer}
      >
        {invoice && <Paid invoice={invoice} />}
        {!invoice && !bill && problem && <ErrorState problem={problem} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
        {!invoice && !bill && !problem && <LoadingState shape="rows" />}
        {!invoice && bill && (
          <div className="grid grid-cols-1 gap-4">
            <EndTime
              session={bill.session}
              at={bill.at}
              onEnd={(endedAt) => setAsked((now) => ({ ...now, endedAt }))}
              error={refusal?.field === 'endedAt' ? refusal.message : undefined}
            />
            <Bill bill={bill} />
            <div className="grid grid-cols-2 items-start gap-3 sm:w-96">
              {mayDiscount && (
                <DiscountField
                  onDiscount={discounted}
                  onProblem={setBadDiscount}
                  error={refusal?.field === 'discount' ? refusal.message : undefined}
                />
              )}
              <CouponField code={coupon} onCode={setCoupon} error={couponProblem(problem) ?? couponProblem(refusal)} />
            </div>
            {mayTake && !free && (
              <div>
                <Segmented<How>
                  label={m.sessions_how_to_pay()}
                  value={how}
                  onChange={setHow}
                  options={[
                    { value: 'pay', label: m.sessions_pay_now() },
                    { value: 'owe', label: m.sessions_leave_unpaid() },
                  ]}
                />
              </div>
            )}
            {free && <p className="text-ink-muted">{m.sessions_nothing_to_pay()}</p>}
            {paid && (
              <PaymentsForm
                due={bill.total}
                balance={bill.customerBalance}
                balanceLimit={bill.session.customer.balanceLimit}
                showProblems={tried}
                onChange={(payments, summary) => setPaying({ payments, summary, of: bill.total })}
              />
            )}
            {!paid && !free && (
              <p className="rounded-md bg-warning-soft px-3 py-2.5 text-warning">
                {m.sessions_will_owe({ name: bill.session.customer.name, amount: formatMoney(bill.total, currency) })}
              </p>
            )}
            <ErrorMessage problem={(badCoupon ? undefined : problem) ?? (atField(refusal) ? undefined : refusal)} />
            <ShiftHelp refusal={refusal} />
          </div>
        )}
      </Sheet>
    </CtrlEnter>
  );
}

function atField(refusal: Refusal | undefined): boolean {
  return refusal?.field === 'discount' || refusal?.field === 'endedAt' || refusal?.field === 'coupon';
}

function couponProblem(refusal: Refusal | undefined): string | undefined {
  return refusal?.field === 'coupon' ? refusal.message : undefined;
}

function titleWords(name: string | undefined, done: boolean): string {
  if (done) return m.sessions_session_ended();
  return name ? m.sessions_bill_of({ name }) : m.sessions_bill();
}

function confirmWords(paid: boolean, received: number, currency: string): string {
  if (!paid || received === 0) return m.sessions_end_session();
  return m.sessions_end_and_take({ amount: formatMoney(received, currency) });
}
