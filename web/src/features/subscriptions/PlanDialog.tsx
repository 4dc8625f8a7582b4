import { useId, useState } from 'react';
import { Controller } from 'react-hook-form';
import { useQuery } from 'urql';
import { z } from 'zod/mini';
import { applyRefusal, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ChangePlanDocument, CreatePlanDocument, PlansDocument, type PlanRowFragment, type ResourceType } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Checkbox, Input } from '@/ui/fields';
import { useZodForm } from '@/ui/form/useZodForm';
import { FormField } from '@/ui/FormField';
import { weekdayName } from '@/ui/format/dates';
import { Money } from '@/ui/Money';
import { MoneyInput } from '@/ui/MoneyInput';
import { StaleNotice } from '@/ui/StaleNotice';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { WholeInput } from '@/ui/WholeInput';
import { placeNames, placeTypes } from './places';

const fields = {
  name: 'name',
  days: 'days',
  price: 'price',
  includedMinutes: 'hours',
  fromTime: 'fromTime',
  toTime: 'toTime',
  weekdays: 'weekdays',
} as const;

/** The week as it is lived here: it begins on Saturday. */
const week = [6, 7, 1, 2, 3, 4, 5];

/** A new plan, or the change of one. Mount it to open it. */
export function PlanDialog({ plan, onClose }: { plan?: PlanRowFragment; onClose(): void }) {
  const [create, creating] = useAct(CreatePlanDocument);
  const [change, changing] = useAct(ChangePlanDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const [version, setVersion] = useState(plan?.version ?? 0);
  const [unreadable, setUnreadable] = useState<Partial<Record<'days' | 'price' | 'hours', string | undefined>>>({});
  const formId = useId();
  const form = useZodForm(
    z.object({
      name: z.string().check(z.trim(), z.minLength(1, m.subscriptions_name_needed()), z.maxLength(80, m.subscriptions_name_long())),
      days: z.nullable(z.number()).check(z.refine((days) => days !== null, m.subscriptions_days_needed())),
      price: z.nullable(z.number()).check(z.refine((price) => price !== null, m.subscriptions_price_needed())),
      hours: z.nullable(z.number()),
      fromTime: z.string(),
      toTime: z.string(),
      weekdays: z.array(z.number()),
      resourceTypes: z.array(z.string()),
    }),
    valuesOf(plan),
  );
  const { errors } = form.formState;
  const stale = refusal?.code === 'stale';
  const [{ data: saved, stale: asking }] = useQuery({
    query: PlansDocument,
    variables: { archived: false },
    pause: !stale,
    requestPolicy: 'network-only',
  });
  const theirs = stale && !asking ? saved?.plans.find(({ id }) => id === plan?.id) : undefined;

  const submit = form.handleSubmit(async ({ name, days, price, hours, fromTime, toTime, weekdays, resourceTypes }) => {
    if (days === null || price === null || Object.values(unreadable).some(Boolean)) return;
    const input = {
      name,
      days,
      price,
      includedMinutes: hours === null ? null : hours * 60,
      fromTime: fromTime || (toTime ? '' : null),
      toTime: toTime || (fromTime ? '' : null),
      weekdays,
      resourceTypes: placeTypes.filter((type) => resourceTypes.includes(type)),
    };
    const outcome = plan ? await change({ id: plan.id, input, version }) : await create({ input });
    if (outcome.refusal) {
      setRefusal(applyRefusal(outcome.refusal, form.setError, fields));
      return;
    }
    showToast(m.subscriptions_plan_saved({ name }), { tone: 'success' });
    onClose();
  });

  function settle(next: PlanRowFragment, take: boolean): void {
    if (take) form.reset(valuesOf(next));
    setVersion(next.version);
    setRefusal(undefined);
  }

  const take = (name: 'days' | 'price' | 'hours', onChange: (value: number | null) => void) => (value: number | null, problem?: string) => {
    onChange(value);
    setUnreadable((now) => ({ ...now, [name]: problem }));
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={plan ? m.subscriptions_edit_plan({ name: plan.name }) : m.subscriptions_new_plan()}
      description={plan && m.subscriptions_edit_hint()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button look="primary" type="submit" form={formId} busy={creating || changing}>
            {plan ? m.subscriptions_save() : m.subscriptions_add_plan()}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <FormField label={m.subscriptions_plan_name()} required error={errors.name?.message}>
          {(field) => (
            <Input
              {...field}
              {...form.register('name')}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type this
              autoFocus
              autoComplete="off"
            />
          )}
        </FormField>
        <div className="grid gap-4 sm:grid-cols-2">
          <Controller
            control={form.control}
            name="days"
            render={({ field: { value, onChange, onBlur, ref } }) => (
              <FormField label={m.subscriptions_plan_days()} required hint={m.subscriptions_plan_days_hint()} error={unreadable.days ?? errors.days?.message}>
                {(field) => <WholeInput {...field} ref={ref} value={value} onBlur={onBlur} onValue={take('days', onChange)} />}
              </FormField>
            )}
          />
          <Controller
            control={form.control}
            name="price"
            render={({ field: { value, onChange, onBlur, ref } }) => (
              <FormField label={m.subscriptions_price()} required error={unreadable.price ?? errors.price?.message}>
                {(field) => <MoneyInput {...field} ref={ref} value={value} onBlur={onBlur} onValue={take('price', onChange)} />}
              </FormField>
            )}
          />
          <Controller
            control={form.control}
            name="hours"
            render={({ field: { value, onChange, onBlur, ref } }) => (
              <FormField label={m.subscriptions_plan_hours()} hint={m.subscriptions_plan_hours_hint()} error={unreadable.hours ?? errors.hours?.message}>
                {(field) => <WholeInput {...field} ref={ref} value={value} onBlur={onBlur} onValue={take('hours', onChange)} />}
              </FormField>
            )}
          />
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField label={m.subscriptions_from_time()} hint={m.subscriptions_time_hint()} error={errors.fromTime?.message}>
            {(field) => <Input {...field} {...form.register('fromTime')} type="time" className="tabular-nums" />}
          </FormField>
          <FormField label={m.subscriptions_to_time()} error={errors.toTime?.message}>
            {(field) => <Input {...field} {...form.register('toTime')} type="time" className="tabular-nums" />}
          </FormField>
        </div>
        <Controller
          control={form.control}
          name="weekdays"
          render={({ field: { value, onChange } }) => (
            <Choices
              legend={m.subscriptions_weekdays()}
              hint={m.subscriptions_weekdays_hint()}
              options={week.map((day) => ({ value: day, label: weekdayName(day) }))}
              chosen={value}
              onChange={onChange}
            />
          )}
        />
        <Controller
          control={form.control}
          name="resourceTypes"
          render={({ field: { value, onChange } }) => (
            <Choices
              legend={m.subscriptions_places()}
              hint={m.subscriptions_places_hint()}
              options={placeTypes.map((type) => ({ value: type as string, label: placeNames[type]() }))}
              chosen={value}
              onChange={onChange}
            />
          )}
        />
        {stale ? (
          <StaleNotice onTakeTheirs={() => theirs && settle(theirs, true)} onKeepMine={() => theirs && settle(theirs, false)}>
            {theirs && (
              <>
                <bdi className="font-medium">{theirs.name}</bdi>
                <span>{theirs.terms}</span>
                <Money value={theirs.price} />
              </>
            )}
          </StaleNotice>
        ) : (
          <ErrorMessage problem={refusal} />
        )}
      </form>
    </Dialog>
  );
}

interface ChoicesProps<T> {
  legend: string;
  hint: string;
  options: readonly { readonly value: T; readonly label: string }[];
  chosen: readonly T[];
  onChange(chosen: T[]): void;
}

/** Some of a few. */
function Choices<T extends string | number>({ legend, hint, options, chosen, onChange }: ChoicesProps<T>) {
  return (
    <fieldset className="grid gap-1">
      <legend className="text-[0.8125rem] font-medium">{legend}</legend>
      <p className="text-xs text-ink-muted">{hint}</p>
      <div className="flex flex-wrap gap-x-5">
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            label={label}
            checked={chosen.includes(value)}
            onChange={(event) => onChange(event.target.checked ? [...chosen, value] : chosen.filter((each) => each !== value))}
          />
        ))}
      </div>
    </fieldset>
  );
}

function valuesOf(plan: PlanRowFragment | undefined) {
  return {
    name: plan?.name ?? '',
    days: plan?.days ?? null,
    price: plan?.price ?? null,
    hours: typeof plan?.includedMinutes === 'number' ? Math.floor(plan.includedMinutes / 60) : null,
    fromTime: plan?.fromTime ?? '',
    toTime: plan?.toTime ?? '',
    weekdays: [...(plan?.weekdays ?? [])],
    resourceTypes: [...(plan?.resourceTypes ?? (['SEAT', 'DESK'] satisfies ResourceType[]))] as string[],
  };
}
