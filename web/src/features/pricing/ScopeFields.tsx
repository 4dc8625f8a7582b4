import type { ReactNode } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { weekdayName } from '@/ui/format/dates';
import { WholeInput } from '@/ui/WholeInput';
import { Choices } from './Choices';
import { GuestChoice } from './GuestChoice';
import { LengthInput } from './LengthInput';
import { hasLength, type Change, type RuleForm } from './form';
import type { PricedItem, PricedPlace } from './usePlacesAndItems';
import { customerTypes, guestName, itemCategories, placeName, pricesItems, resourceTypes, shelfName, weekdays } from './words';

interface ScopeFieldsProps {
  form: RuleForm;
  onChange(change: Change): void;
  errorAt(field: string): string | undefined;
  places: readonly PricedPlace[];
  items: readonly PricedItem[];
}

/** Where, when and for whom the rule holds. What is left empty holds everywhere. */
export function ScopeFields({ form, onChange, errorAt, places, items }: ScopeFieldsProps) {
  const forItems = pricesItems(form.kind);
  return (
    <div className="grid gap-4">
      {forItems ? (
        <Part title={m.pricing_which_items()}>
          <Choices
            label={m.pricing_shelves()}
            value={form.itemCategories}
            onChange={(next) => onChange({ itemCategories: next })}
            options={itemCategories.map((value) => ({ value, label: shelfName(value) }))}
          />
          {items.length > 0 && (
            <Choices
              long
              label={m.pricing_these_items()}
              value={form.itemIds}
              onChange={(itemIds) => onChange({ itemIds })}
              options={items.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <FormField label={m.pricing_stock_below()} hint={m.pricing_stock_below_hint()} error={errorAt('stockBelow')} className="max-w-56">
            {(field) => <WholeInput {...field} value={form.stockBelow} onValue={(stockBelow) => onChange({ stockBelow })} />}
          </FormField>
        </Part>
      ) : (
        <Part title={m.pricing_where()}>
          <Choices
            label={m.pricing_kinds_of_places()}
            value={form.resourceTypes}
            onChange={(next) => onChange({ resourceTypes: next })}
            options={resourceTypes.map((value) => ({ value, label: placeName(value) }))}
          />
          {places.length > 0 && (
            <Choices
              long
              label={m.pricing_these_places()}
              value={form.resourceIds}
              onChange={(resourceIds) => onChange({ resourceIds })}
              options={places.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Part>
      )}
      <Part title={m.pricing_when()}>
        <Choices
          label={m.pricing_weekdays()}
          value={form.weekdays}
          onChange={(next) => onChange({ weekdays: next })}
          options={weekdays.map((value) => ({ value, label: weekdayName(value, 'short') }))}
        />
        <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
          <FormField label={m.pricing_from_time()} error={errorAt('fromTime')}>
            {(field) => <Input {...field} type="time" value={form.fromTime} onChange={(event) => onChange({ fromTime: event.target.value })} />}
          </FormField>
          <FormField label={m.pricing_until_time()} error={errorAt('until') ?? errorAt('untilTime')}>
            {(field) => <Input {...field} type="time" value={form.untilTime} onChange={(event) => onChange({ untilTime: event.target.value })} />}
          </FormField>
          <FormField label={m.pricing_first_date()}>
            {(field) => <Input {...field} type="date" value={form.firstDate} onChange={(event) => onChange({ firstDate: event.target.value })} />}
          </FormField>
          <FormField label={m.pricing_last_date()} error={errorAt('lastDate')}>
            {(field) => <Input {...field} type="date" value={form.lastDate} onChange={(event) => onChange({ lastDate: event.target.value })} />}
          </FormField>
        </div>
        {form.fromTime !== '' && form.untilTime !== '' && form.untilTime < form.fromTime && (
          <p className="text-xs text-ink-muted">{m.pricing_over_midnight()}</p>
        )}
        {hasLength(form.kind) && (
          <div className="grid gap-4 sm:grid-cols-2">
            <LengthInput
              label={m.pricing_from_length()}
              hint={m.pricing_from_length_hint()}
              error={errorAt('fromMinute')}
              value={form.fromMinute}
              onValue={(fromMinute) => onChange({ fromMinute })}
            />
            <LengthInput
              label={m.pricing_until_length()}
              error={errorAt('untilMinute')}
              value={form.untilMinute}
              onValue={(untilMinute) => onChange({ untilMinute })}
            />
          </div>
        )}
        {!forItems && (
          <div className="grid gap-4 sm:grid-cols-2">
            <LengthInput
              label={m.pricing_lead_from()}
              hint={m.pricing_lead_hint()}
              error={errorAt('leadFrom')}
              value={form.leadFrom}
              onValue={(leadFrom) => onChange({ leadFrom })}
            />
            <LengthInput
              label={m.pricing_lead_until()}
              error={errorAt('leadUntil')}
              value={form.leadUntil}
              onValue={(leadUntil) => onChange({ leadUntil })}
            />
          </div>
        )}
      </Part>
      <Part title={m.pricing_who()}>
        <Choices
          label={m.pricing_kinds_of_guests()}
          value={form.customerTypes}
          onChange={(next) => onChange({ customerTypes: next })}
          options={customerTypes.map((value) => ({ value, label: guestName(value) }))}
        />
        <GuestChoice value={form.customers} onChange={(customers) => onChange({ customers })} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-3 rounded-lg border border-line p-3.5">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}
