import { Ticket } from 'lucide-react';
import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct, type Outcome } from '@/client/useAct';
import { useMay } from '@/features/access';
import { CustomerCombobox } from '@/features/customers';
import { PaymentsForm, type PaymentsSummary } from '@/features/payments';
import { ShiftHelp } from '@/features/shifts';
import {
  BuyerDocument,
  ChangeSubscriptionDocument,
  PlansDocument,
  RenewSubscriptionDocument,
  SellPlanDocument,
  type PaymentInput,
  type SubscriptionRowFragment,
} from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink } from '@/ui/Button';
import { ChoiceCards } from '@/ui/ChoiceCards';
import { serverNow } from '@/ui/clock';
import { Sheet } from '@/ui/dialog/Dialog';
import { Input, Segmented } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { dateIn, dayAfter, formatCalendarDay } from '@/ui/format/dates';
import { formatMoney } from '@/ui/format/money';
import { Money } from '@/ui/Money';
import { PercentInput } from '@/ui/PercentInput';
import { useSpaceSettings } from '@/ui/space';
import { EmptyState, ErrorMessage, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { useSettled } from '@/ui/useSettled';
import { Preview } from './Preview';
import { useSalePreview } from './useSalePreview';

interface SellSheetProps {
  /** To whom, where that is known. */
  customerId?: string | undefined;
  /** The run that is renewed, or changed to another plan. */
  run?: SubscriptionRowFragment;
  change?: boolean;
  onClose(): void;
  /** The new run. */
  onDone(id: string): void;
}

/** Sells a plan, renews one or changes to another, and takes the money. Mount it to open it. */
export function SellSheet({ customerId, run, change = false, onClose, onDone }: SellSheetProps) {
  const { zone, currency } = useSpaceSettings();
  const renew = run !== undefined && !change;
  const today = dateIn(zone, new Date(serverNow()));
  const mayDiscount = useMay('invoices.discount');
  const [chosenCustomer, setCustomer] = useState(customerId ?? run?.customerId ?? '');
  const [chosenPlan, setPlan] = useState(renew ? run.planId : '');
  const [startsOn, setStartsOn] = useState('');
  const [typedDiscount, setDiscount] = useState<number | null>(null);
  const [oddDiscount, setOddDiscount] = useState<string>();
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [taken, setTaken] = useState<{ payments: PaymentInput[]; summary: PaymentsSummary }>();
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const formId = useId();

  const [{ data: listed, error: unlisted }] = useQuery({ query: PlansDocument, variables: { archived: false }, pause: renew });
  const plans = (listed?.plans ?? []).filter(({ id }) => !change || id !== run?.planId);
  const planId = chosenPlan || (plans[0]?.id ?? '');
  const [{ data: bought }] = useQuery({ query: BuyerDocument, variables: { id: chosenCustomer }, pause: chosenCustomer === '' });
  const buyer = chosenCustomer === '' ? undefined : bought?.customer;
  const discount = useSettled(typedDiscount ?? 0, 250);
  const { preview, problem } = useSalePreview({ customerId: chosenCustomer, planId, startsOn, discount, ...(change && run && { changes: run.id }) });

  const [sell, selling] = useAct(SellPlanDocument);
  const [renewNow, renewing] = useAct(RenewSubscriptionDocument);
  const [changeNow, changing] = useAct(ChangeSubscriptionDocument);
  const paysNow = when === 'now' && (preview?.toPay ?? 0) > 0;

  async function act(payments: PaymentInput[]): Promise<Outcome<{ id: string; endsOn: string }>> {
    const points = discount === 0 ? null : discount;
    if (change && run) return done(await changeNow({ id: run.id, planId, discount: points, payments }), (data) => data.changeSubscription);
    if (run) return done(await renewNow({ id: run.id, discount: points, payments }), (data) => data.renewSubscription);
    const input = { customerId: chosenCustomer, planId, startsOn: startsOn || null, discount: points, payments };
    return done(await sell({ input }), (data) => data.sellPlan);
  }

  async function submit(): Promise<void> {
    setTried(true);
    if (chosenCustomer === '' || planId === '' || !preview || oddDiscount || discount !== (typedDiscount ?? 0)) return;
    if (paysNow && !taken?.summary.complete) return;
    const outcome = await act(paysNow ? (taken?.payments ?? []) : []);
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    const given = paysNow ? (taken?.summary.change ?? 0) : 0;
    const day = formatCalendarDay(outcome.data.endsOn);
    showToast(given > 0 ? m.subscriptions_sold_with_change({ day, change: formatMoney(given, currency) }) : m.subscriptions_sold({ day }), {
      tone: 'success',
    });
    onDone(outcome.data.id);
  }

  const title = change ? m.subscriptions_change_title() : renew ? m.subscriptions_renew_title({ plan: run.planName }) : m.subscriptions_sell();
  const noPlans = !renew && listed !== undefined && plans.length === 0;
  return (
    <Sheet
      open
      onClose={onClose}
      title={title}
      description={buyer && <bdi>{buyer.name}</bdi>}
      footer={
        !noPlans && (
          <Button type="submit" form={formId} look="primary" size="lg" className="w-full" busy={selling || renewing || changing}>
            {paysNow && preview
              ? m.subscriptions_take({ amount: formatMoney(taken?.summary.received ?? preview.toPay, currency) })
              : change
                ? m.subscriptions_change()
                : renew
                  ? m.subscriptions_renew()
                  : m.subscriptions_sell_now()}
          </Button>
        )
      }
    >
      {noPlans ? (
        <EmptyState
          icon={<Ticket />}
          title={m.subscriptions_no_plans()}
          hint={m.subscriptions_no_plans_hint()}
          action={<ButtonLink to="/subscriptions?tab=plans">{m.subscriptions_tab_plans()}</ButtonLink>}
        />
      ) : (
        <form
          id={formId}
          noValidate
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          {!run && customerId === undefined && (
            <FormField label={m.subscriptions_customer()} required error={tried && chosenCustomer === '' ? m.subscriptions_customer_needed() : undefined}>
              {(field) => <CustomerCombobox {...field} value={chosenCustomer} onValue={setCustomer} placeholder={m.subscriptions_customer_hint()} />}
            </FormField>
          )}
          {!renew && !listed && !unlisted && <LoadingState shape="form" count={3} />}
          {unlisted && <ErrorMessage problem={refusalOf(unlisted)} />}
          {!renew && plans.length > 0 && (
            <ChoiceCards
              label={m.subscriptions_plan()}
              value={planId}
              onChange={setPlan}
              options={plans.map((plan) => ({
                value: plan.id,
                label: m.subscriptions_plan_for({ plan: plan.name, amount: formatMoney(plan.price, currency) }),
                hint: plan.terms,
              }))}
            />
          )}
          {!run && (
            <FormField label={m.subscriptions_starts_on()} hint={m.subscriptions_starts_on_hint()}>
              {(field) => (
                <Input {...field} type="date" min={today} max={dayAfter(today, 366)} value={startsOn} onChange={(event) => setStartsOn(event.target.value)} />
              )}
            </FormField>
          )}
          {mayDiscount && (
            <FormField label={m.subscriptions_discount()} error={oddDiscount}>
              {(field) => (
                <PercentInput
                  {...field}
                  value={typedDiscount}
                  onValue={(points, odd) => {
                    setDiscount(points);
                    setOddDiscount(odd);
                  }}
                />
              )}
            </FormField>
          )}
          {chosenCustomer !== '' && planId !== '' && <Preview preview={preview} problem={problem} />}
          {preview && buyer && (
            <section className="grid gap-3" aria-label={m.subscriptions_payment()}>
              <p className="flex items-baseline justify-between gap-4 text-base font-semibold">
                {m.subscriptions_to_pay()} <Money value={preview.toPay} />
              </p>
              {preview.toPay > 0 && (
                <>
                  <Segmented
                    label={m.subscriptions_payment()}
                    value={when}
                    onChange={setWhen}
                    options={[
                      { value: 'now', label: m.subscriptions_pay_now() },
                      { value: 'later', label: m.subscriptions_pay_later() },
                    ]}
                  />
                  {when === 'now' && (
                    <PaymentsForm
                      due={preview.toPay}
                      balance={buyer.balance}
                      balanceLimit={buyer.balanceLimit}
                      showProblems={tried}
                      onChange={(payments, summary) => setTaken({ payments, summary })}
                    />
                  )}
                </>
              )}
            </section>
          )}
          <ErrorMessage problem={refusal} />
          <ShiftHelp refusal={refusal} />
        </form>
      )}
    </Sheet>
  );
}

function done<Data, Run>(outcome: Outcome<Data>, pick: (data: Data) => Run): Outcome<Run> {
  return outcome.refusal ? { refusal: outcome.refusal } : { data: pick(outcome.data) };
}
