import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { PriceExampleDocument, type CustomerType, type PriceExampleQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { serverNow } from '@/ui/clock';
import { Select } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { dateIn } from '@/ui/format/dates';
import { formatMinutes } from '@/ui/format/duration';
import { formatMoney } from '@/ui/format/money';
import { instantAt } from '@/ui/format/zoned';
import { Money } from '@/ui/Money';
import { MoneyInput } from '@/ui/MoneyInput';
import { MomentInput } from '@/ui/MomentInput';
import { useSpaceSettings } from '@/ui/space';
import { ErrorMessage, LoadingState } from '@/ui/states';
import { useSettled } from '@/ui/useSettled';
import { timesFor } from './exampleTimes';
import { canBeTried, inputOf, type RuleForm } from './form';
import { LengthInput } from './LengthInput';
import type { PricedItem, PricedPlace } from './usePlacesAndItems';
import { Why } from './Why';
import { customerTypes, guestName, pricesItems } from './words';

interface ExampleProps {
  form: RuleForm;
  ruleId: string | undefined;
  places: readonly PricedPlace[];
  items: readonly PricedItem[];
}

/** The rule at work on a stay and an item that the owner chooses: lines, rules that hold, rules passed over and why. */
export function Example({ form, ruleId, places, items }: ExampleProps) {
  const { zone, currency } = useSpaceSettings();
  const [place, setPlace] = useState('');
  const [item, setItem] = useState('');
  const [customerType, setCustomerType] = useState<CustomerType>('VISITOR');
  // How long ahead it is booked: by itself, so long that the rule holds.
  const [lead, setLead] = useState<number | null>();
  const [before, setBefore] = useState<number | null>(null);
  const [chosen, setChosen] = useState<{ startsAt?: string; endsAt?: string }>({});
  const [today] = useState(() => dateIn(zone, new Date(serverNow())));
  const suggested = timesFor(form, today);
  const startsAt = chosen.startsAt ?? instantAt(zone, suggested.from) ?? '';
  const endsAt = chosen.endsAt ?? instantAt(zone, suggested.until) ?? '';
  const forItems = pricesItems(form.kind);
  const booksAhead = lead === undefined ? form.leadFrom : lead;
  const resourceId = place || form.resourceIds[0] || firstOf(places, form)?.id;
  const itemId = item || form.itemIds[0] || items.find(({ category }) => form.itemCategories.includes(category))?.id || items[0]?.id;
  const draft = useSettled(form, 300);
  const tried = canBeTried(draft);
  const [{ data, error, fetching }] = useQuery({
    query: PriceExampleDocument,
    variables: {
      input: {
        draft: tried ? { ...inputOf(draft), name: draft.name.trim() || m.pricing_this_rule() } : null,
        replacesId: tried ? (ruleId ?? null) : null,
        resourceId: forItems ? null : (resourceId ?? null),
        itemId: forItems ? (itemId ?? null) : null,
        guest: customerType,
        startsAt,
        endsAt,
        leadMinutes: forItems ? 0 : (booksAhead ?? 0),
        spentBefore: form.kind === 'DAY_PASS' ? before : null,
      },
    },
    pause: forItems ? itemId === undefined : resourceId === undefined,
    requestPolicy: 'network-only',
  });
  const example = data?.priceExample;

  return (
    <section aria-label={m.pricing_example()} className="grid gap-3 rounded-lg border border-accent-line bg-accent-soft p-3.5">
      <h3 className="font-semibold">{m.pricing_example()}</h3>
      <div className="grid items-start gap-3 sm:grid-cols-2">
        {forItems ? (
          <FormField label={m.pricing_example_item()} required>
            {(field) => (
              <Select
                {...field}
                value={itemId ?? ''}
                onChange={(event) => setItem(event.target.value)}
                options={items.map(({ id, name, price }) => ({ value: id, label: `${name} · ${formatMoney(price, currency)}` }))}
              />
            )}
          </FormField>
        ) : (
          <FormField label={m.pricing_example_place()} required>
            {(field) => (
              <Select
                {...field}
                value={resourceId ?? ''}
                onChange={(event) => setPlace(event.target.value)}
                options={places.map(({ id, name, ratePerHour }) => ({ value: id, label: `${name} · ${formatMoney(ratePerHour, currency)}` }))}
              />
            )}
          </FormField>
        )}
        <FormField label={m.pricing_example_guest()} required>
          {(field) => (
            <Select
              {...field}
              value={customerType}
              onChange={(event) => setCustomerType(event.target.value as CustomerType)}
              options={customerTypes.map((value) => ({ value, label: guestName(value) }))}
            />
          )}
        </FormField>
        <FormField label={forItems ? m.pricing_example_when() : m.pricing_example_from()} required>
          {(field) => <MomentInput {...field} value={startsAt} onValue={(at) => at && setChosen((now) => ({ ...now, startsAt: at }))} />}
        </FormField>
        {!forItems && (
          <FormField label={m.pricing_example_until()} required error={error && refusalOf(error).field === 'endsAt' ? refusalOf(error).message : undefined}>
            {(field) => <MomentInput {...field} value={endsAt} min={startsAt} onValue={(at) => at && setChosen((now) => ({ ...now, endsAt: at }))} />}
          </FormField>
        )}
        {!forItems && (
          <LengthInput
            label={m.pricing_example_lead()}
            hint={m.pricing_example_lead_hint()}
            error={error && refusalOf(error).field === 'leadMinutes' ? refusalOf(error).message : undefined}
            value={booksAhead}
            onValue={setLead}
          />
        )}
        {form.kind === 'DAY_PASS' && (
          <FormField label={m.pricing_example_before()} hint={m.pricing_example_before_hint()}>
            {(field) => <MoneyInput {...field} value={before} onValue={setBefore} />}
          </FormField>
        )}
      </div>
      {!tried && <p className="text-[0.8125rem] text-ink-muted">{m.pricing_example_without()}</p>}
      {example && <Priced example={example} forItems={forItems} busy={fetching} />}
      {!example && !error && fetching && <LoadingState shape="text" />}
      {error && refusalOf(error).field !== 'endsAt' && <ErrorMessage problem={refusalOf(error)} />}
    </section>
  );
}

function Priced({ example, forItems, busy }: { example: PriceExampleQuery['priceExample']; forItems: boolean; busy: boolean }) {
  const { lines, total, minutes, item } = example;
  return (
    <div aria-live="polite" aria-busy={busy} data-example className="rounded-md border border-line bg-surface">
      {forItems && item && (
        <div className="px-3.5 py-2.5">
          <p className="flex items-baseline justify-between gap-4 font-semibold">
            <span>{m.pricing_example_costs()}</span>
            <span>
              {item.price !== item.listPrice && <Money value={item.listPrice} bare className="me-2 font-normal text-ink-muted line-through" />}
              <Money value={item.price} />
            </span>
          </p>
          <Why reasons={item} of={m.pricing_example_item()} open />
        </div>
      )}
      {!forItems && (
        <>
          <ul className="divide-y divide-line">
            {lines.map((line, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- lines of a quote have no identity but their place
              <li key={at} className="px-3.5 py-2">
                <p className="flex items-baseline justify-between gap-4">
                  <span>{line.reason}</span>
                  <Money value={line.amount} bare />
                </p>
                <Why reasons={line} of={line.reason} open={at === 0} />
              </li>
            ))}
            {lines.length === 0 && <li className="px-3.5 py-2 text-ink-muted">{m.pricing_example_free()}</li>}
          </ul>
          <p className="flex items-baseline justify-between gap-4 border-t border-line px-3.5 py-2 font-semibold">
            <span>{formatMinutes(minutes)}</span>
            <Money value={total} />
          </p>
        </>
      )}
    </div>
  );
}

/** A place that the rule is about, so that the example shows it at work. */
function firstOf(places: readonly PricedPlace[], form: RuleForm): PricedPlace | undefined {
  return places.find(({ resourceType }) => form.resourceTypes.includes(resourceType)) ?? places[0];
}
