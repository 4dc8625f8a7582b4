import { useState, type FormEvent } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { typesName } from '@/features/resources';
import {
  ChangePlanDocument,
  PlansDocument,
  PublishFloorPlanDocument,
  SaveFloorPlanDraftDocument,
  type FloorPlanEditFragment,
  type PlanRowFragment,
  type SpaceDetailFragment,
} from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { FormField } from '@/ui/FormField';
import { formatNumber } from '@/ui/format/digits';
import { MoneyInput } from '@/ui/MoneyInput';
import { ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { TaxFields } from '../SpaceFields';
import { kindsOf, rated, suggestedRate } from './rates';
import { useSpaceStep } from './useSpaceStep';

interface PricesStepProps {
  floor: FloorPlanEditFragment;
  space: SpaceDetailFragment;
  onNext(): void;
}

/** What an hour and a month cost; then the drawn places become real. */
export function PricesStep(props: PricesStepProps) {
  const [{ data, error }, ask] = useQuery({ query: PlansDocument, variables: { archived: false } });
  if (!data) {
    if (error) return <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
    return <LoadingState shape="form" count={4} />;
  }
  return <Prices {...props} plans={data.plans} />;
}

/** An amount while it is typed; `null` while it is none. */
type Amounts = Readonly<Record<string, number | null>>;

function Prices({ floor, space, plans, onNext }: PricesStepProps & { plans: readonly PlanRowFragment[] }) {
  const kinds = kindsOf(floor.draft);
  const [rates, setRates] = useState<Amounts>(() => Object.fromEntries(kinds.map(({ type, rate }) => [type, rate || suggestedRate(type, plans)])));
  const [prices, setPrices] = useState<Amounts>(() => Object.fromEntries(plans.map(({ id, price }) => [id, price])));
  const [problems, setProblems] = useState<Readonly<Record<string, string | undefined>>>({});
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const settings = useSpaceStep(space);
  const [changePlan] = useAct(ChangePlanDocument);
  const [save] = useAct(SaveFloorPlanDraftDocument);
  const [publish] = useAct(PublishFloorPlanDocument);

  const take = (name: string, into: typeof setRates) => (value: number | null, problem?: string) => {
    into((before) => ({ ...before, [name]: value }));
    setProblems((before) => ({ ...before, [name]: problem ?? (value === null ? m.spaces_guide_price_needed() : undefined) }));
  };

  /** Each saves what it says; what was saved before a refusal stays, and the next press goes on from there. */
  async function keep(): Promise<Refusal | undefined> {
    const kept = await settings.keep();
    if (kept) return kept;
    for (const plan of plans) {
      const price = prices[plan.id];
      if (price === undefined || price === null || price === plan.price) continue;
      const { name, days, includedMinutes, fromTime, toTime, weekdays, resourceTypes } = plan;
      // oxlint-disable-next-line no-await-in-loop -- three plans, one refusal at a time
      const outcome = await changePlan({ id: plan.id, version: plan.version, input: { name, days, price, includedMinutes, fromTime, toTime, weekdays, resourceTypes } });
      if (outcome.refusal) return outcome.refusal;
    }
    if (!floor.draft) return undefined;
    const drawn = rated(floor.draft, rates);
    const draft = await save({ id: floor.id, version: floor.version, drawing: drawn });
    if (draft.refusal) return draft.refusal;
    return (await publish({ id: floor.id, version: draft.data.saveFloorPlanDraft.version })).refusal;
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (Object.values(rates).includes(null) || Object.values(prices).includes(null)) return;
    setBusy(true);
    const refused = await keep();
    setBusy(false);
    setRefusal(refused);
    if (!refused) onNext();
  }

  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      {kinds.length > 0 && (
        <Card title={m.spaces_guide_by_hour()}>
          <div className="grid gap-4 sm:grid-cols-2">
            {kinds.map(({ type, count }) => (
              <FormField key={type} label={m.spaces_guide_kind({ kind: typesName(type), number: formatNumber(count) })} required error={problems[type]}>
                {(field) => <MoneyInput {...field} value={rates[type] ?? null} onValue={take(type, setRates)} />}
              </FormField>
            ))}
          </div>
        </Card>
      )}
      {plans.length > 0 && (
        <Card title={m.spaces_guide_plans()}>
          <p className="mb-4 text-ink-muted">{m.spaces_guide_plans_hint()}</p>
          <div className="grid gap-4 sm:grid-cols-3">
            {plans.map((plan) => (
              <FormField
                key={plan.id}
                label={m.spaces_guide_plan({ name: plan.name, days: m.subscriptions_days({ count: plan.days, number: formatNumber(plan.days) }) })}
                required
                error={problems[plan.id]}
              >
                {(field) => <MoneyInput {...field} value={prices[plan.id] ?? null} onValue={take(plan.id, setPrices)} />}
              </FormField>
            ))}
          </div>
        </Card>
      )}
      <Card title={m.spaces_guide_tax()}>
        <TaxFields {...settings.fields} />
      </Card>
      <ErrorMessage problem={refusal} />
      <div className="flex justify-end">
        <Button type="submit" look="primary" size="lg" busy={busy}>
          {m.spaces_guide_open()}
        </Button>
      </div>
    </form>
  );
}
