import { useMemo } from 'react';
import type { TaxMode } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { ChoiceCards } from '@/ui/ChoiceCards';
import { Checkbox, Input, Select, Textarea } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { PercentInput } from '@/ui/PercentInput';
import { TimeInput } from '@/ui/TimeInput';
import { WholeInput } from '@/ui/WholeInput';
import type { SpaceFieldsProps } from './values';

export function NameField({ values, errors, onChange }: SpaceFieldsProps) {
  return (
    <FormField label={m.spaces_name()} hint={m.spaces_name_hint()} required error={errors.name}>
      {(field) => (
        <Input {...field} autoComplete="off" maxLength={120} value={values.name} onChange={(event) => onChange({ name: event.target.value })} />
      )}
    </FormField>
  );
}

export function ZoneField({ values, errors, onChange }: SpaceFieldsProps) {
  const zones = useMemo(() => [...new Set([values.zone, ...Intl.supportedValuesOf('timeZone')])].toSorted(), [values.zone]);
  return (
    <FormField label={m.spaces_zone()} required error={errors.zone}>
      {(field) => (
        <Select
          {...field}
          value={values.zone}
          onChange={(event) => onChange({ zone: event.target.value })}
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
      )}
    </FormField>
  );
}

export function CutOffField({ values, errors, onChange }: SpaceFieldsProps) {
  return (
    <FormField label={m.spaces_cut_off()} hint={m.spaces_cut_off_hint()} required error={errors.cutOff}>
      {(field) => (
        <TimeInput {...field} value={values.cutOff} onTime={(cutOff) => onChange({ cutOff })} />
      )}
    </FormField>
  );
}

export function MeteringFields({ values, errors, onChange }: SpaceFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <FormField label={m.spaces_increment()} hint={m.spaces_increment_hint()} required error={errors.incrementMinutes}>
        {(field) => (
          <WholeInput
            {...field}
            value={values.incrementMinutes}
            onValue={(incrementMinutes, problem) => onChange({ incrementMinutes }, { incrementMinutes: problem })}
          />
        )}
      </FormField>
      <FormField label={m.spaces_grace()} hint={m.spaces_grace_hint()} required error={errors.graceMinutes}>
        {(field) => (
          <WholeInput
            {...field}
            value={values.graceMinutes}
            onValue={(graceMinutes, problem) => onChange({ graceMinutes }, { graceMinutes: problem })}
          />
        )}
      </FormField>
    </div>
  );
}

export function TaxFields({ values, errors, onChange }: SpaceFieldsProps) {
  const modes: readonly { value: TaxMode; label: string; hint: string }[] = [
    { value: 'NONE', label: m.spaces_tax_none(), hint: m.spaces_tax_none_hint() },
    { value: 'INCLUSIVE', label: m.spaces_tax_inclusive(), hint: m.spaces_tax_inclusive_hint() },
    { value: 'EXCLUSIVE', label: m.spaces_tax_exclusive(), hint: m.spaces_tax_exclusive_hint() },
  ];
  return (
    <div className="grid gap-4">
      <ChoiceCards
        label={m.spaces_tax()}
        hideLabel
        className="sm:grid-cols-3"
        value={values.taxMode}
        onChange={(taxMode) => onChange({ taxMode })}
        options={modes}
      />
      {values.taxMode !== 'NONE' && (
        <div className="grid gap-4 sm:grid-cols-2">
          <FormField label={m.spaces_tax_name()} hint={m.spaces_tax_name_hint()} required error={errors.taxName}>
            {(field) => (
              <Input {...field} maxLength={40} value={values.taxName} onChange={(event) => onChange({ taxName: event.target.value })} />
            )}
          </FormField>
          <FormField label={m.spaces_tax_rate()} required error={errors.taxRate}>
            {(field) => (
              <PercentInput {...field} value={values.taxRate} onValue={(taxRate, problem) => onChange({ taxRate }, { taxRate: problem })} />
            )}
          </FormField>
        </div>
      )}
    </div>
  );
}

export function ReceiptField({ values, errors, onChange }: SpaceFieldsProps) {
  return (
    <FormField label={m.spaces_receipt_note()} hint={m.spaces_receipt_note_hint()} error={errors.receiptNote}>
      {(field) => (
        <Textarea {...field} maxLength={500} value={values.receiptNote} onChange={(event) => onChange({ receiptNote: event.target.value })} />
      )}
    </FormField>
  );
}

export function StockField({ values, onChange }: SpaceFieldsProps) {
  return (
    <div>
      <Checkbox
        label={m.spaces_negative_stock()}
        checked={values.allowNegativeStock}
        onChange={(event) => onChange({ allowNegativeStock: event.target.checked })}
      />
      <p className="ms-6.5 text-xs text-ink-muted">{m.spaces_negative_stock_hint()}</p>
    </div>
  );
}
