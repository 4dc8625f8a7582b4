import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { PaymentsForm, type PaymentsSummary } from '@/features/payments';
import { ShiftHelp } from '@/features/shifts';
import { QuoteSaleDocument, SellItemsDocument, type PaymentInput, type SellItemsMutation } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Sheet } from '@/ui/dialog/Dialog';
import { Segmented } from '@/ui/fields';
import { formatMoney } from '@/ui/format/money';
import { Kbd } from '@/ui/Kbd';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage } from '@/ui/states';
import { Bill } from '../checkout/Bill';
import { DiscountField } from '../checkout/DiscountField';
import { Paid } from '../checkout/Paid';
import { CtrlEnter } from '../CtrlEnter';
import { ItemsShelf } from '../session/ItemsShelf';
import type { Guest } from '../start/useGuests';
import { Buyer } from './Buyer';
import { Cart } from './Cart';
import { changed, saleLines, type CartLine } from './cart';

type How = 'pay' | 'owe';

/** A sale over the counter: items, money, receipt, in one sheet and without a session. */
export default function SellSheet({ open, onClose }: { open: boolean; onClose(): void }) {
  const { currency } = useSpaceSettings();
  const mayDiscount = useMay('invoices.discount');
  const mayTake = useMay('payments.take');
  const [guest, setGuest] = useState<Guest>();
  const [cart, setCart] = useState<readonly CartLine[]>([]);
  const [discount, setDiscount] = useState(0);
  const [badDiscount, setBadDiscount] = useState(false);
  const [how, setHow] = useState<How>('pay');
  const [paying, setPaying] = useState<{ payments: PaymentInput[]; summary: PaymentsSummary; of: number }>();
  const [tried, setTried] = useState(false);
  const [pressed, setPressed] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [invoice, setInvoice] = useState<SellItemsMutation['sellItems']>();
  const [sell, busy] = useAct(SellItemsDocument);
  const doneButton = useRef<HTMLButtonElement>(null);
  const lines = useMemo(() => saleLines(cart), [cart]);
  const aside = useMemo(() => new Map(cart.map(({ itemId, quantity }) => [itemId, quantity])), [cart]);
  const [{ data, error, fetching, stale }] = useQuery({
    query: QuoteSaleDocument,
    variables: { customerId: guest?.id ?? null, lines, discount: discount || null },
    requestPolicy: 'network-only',
    pause: lines.length === 0 || invoice !== undefined,
  });
  const bill = lines.length > 0 ? data?.quoteSale : undefined;
  const problem = error && refusalOf(error);
  const free = bill?.total === 0;
  const paid = (how === 'pay' || !guest) && !free;

  useEffect(() => {
    if (invoice) doneButton.current?.focus();
  }, [invoice]);

  async function submit(): Promise<void> {
    if (!bill || badDiscount) return;
    setTried(true);
    if (paid && !paying?.summary.complete) return;
    const outcome = await sell({
      input: {
        customerId: guest?.id ?? null,
        // The price charged is the one shown: another one of now is refused.
        lines: lines.map((line, at) => ({ ...line, expectedPrice: bill.lines[at]?.unitPrice ?? null })),
        discount: discount || null,
        payments: paid ? (paying?.payments ?? []) : [],
      },
    });
    setRefusal(outcome.refusal);
    if (outcome.data) setInvoice(outcome.data.sellItems);
  }

  // A press while the bill is being reckoned is kept until it stands: fingers don't wait for the network.
  const stands = bill !== undefined && !fetching && !stale && (!paid || paying?.of === bill.total);
  const kept = useEffectEvent(async () => {
    await submit();
    setPressed(false);
  });
  useEffect(() => {
    if (!pressed || !stands) return;
    const painted = setTimeout(() => void kept());
    return () => clearTimeout(painted);
  }, [pressed, stands]);

  const [discounted] = useState(() => (points: number) => setDiscount(points));
  const press = () => {
    if (lines.length > 0 && !problem) setPressed(true);
  };
  const footer = invoice ? (
    <Button ref={doneButton} look="primary" onClick={onClose}>
      {m.ui_done()}
    </Button>
  ) : (
    <Button
      look="primary"
      busy={busy || pressed}
      disabled={lines.length === 0 || badDiscount || problem !== undefined}
      onClick={press}
      aria-keyshortcuts="Control+Enter"
    >
      {paid && paying && paying.summary.received > 0 && bill
        ? m.sessions_sell_and_take({ amount: formatMoney(paying.summary.received, currency) })
        : m.sessions_sell()}
      <span aria-hidden className="ms-1 flex gap-0.5 max-sm:hidden">
        <Kbd>Ctrl</Kbd>
        <Kbd>↵</Kbd>
      </span>
    </Button>
  );

  return (
    <CtrlEnter onPress={invoice || busy ? undefined : press}>
      <Sheet open={open} onClose={onClose} wide title={invoice ? m.sessions_sold() : m.sessions_sell_title()} footer={footer}>
        {invoice ? (
          <Paid invoice={invoice} passerBy={invoice.passerBy} />
        ) : (
          <div className="grid grid-cols-1 gap-4">
            <ItemsShelf
              customerId={guest?.id ?? null}
              aside={aside}
              onTake={(item, quantity) => {
                setCart((now) => changed(now, item, quantity));
                setRefusal(undefined);
                return Promise.resolve(undefined);
              }}
            />
            <Cart
              cart={cart}
              priced={bill?.lines.length === cart.length ? bill.lines : undefined}
              onChange={(next) => {
                setCart(next);
                setRefusal(undefined);
              }}
            />
            <Buyer guest={guest} onGuest={setGuest} />
            <ErrorMessage problem={problem} />
            {bill && (
              <>
                <Bill bill={bill} totalsOnly />
                {mayDiscount && (
                  <div className="w-40">
                    <DiscountField
                      onDiscount={discounted}
                      onProblem={setBadDiscount}
                      error={refusal?.field === 'discount' ? refusal.message : undefined}
                    />
                  </div>
                )}
                {guest && mayTake && !free && (
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
                {paid && (
                  <PaymentsForm
                    key={guest?.id ?? 'passer-by'}
                    due={bill.total}
                    balance={bill.customer?.balance ?? 0}
                    balanceLimit={bill.customer?.balanceLimit ?? 0}
                    showProblems={tried}
                    onChange={(payments, summary) => setPaying({ payments, summary, of: bill.total })}
                  />
                )}
                {!paid && !free && guest && (
                  <p className="rounded-md bg-warning-soft px-3 py-2.5 text-warning">
                    {m.sessions_will_owe({ name: guest.name, amount: formatMoney(bill.total, currency) })}
                  </p>
                )}
              </>
            )}
            <ErrorMessage problem={refusal?.field === 'discount' ? undefined : refusal} />
            <ShiftHelp refusal={refusal} />
          </div>
        )}
      </Sheet>
    </CtrlEnter>
  );
}
