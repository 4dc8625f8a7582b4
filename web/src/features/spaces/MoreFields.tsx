import { m } from '@/locales/compiled/messages.js';
import { ChoiceCards } from '@/ui/ChoiceCards';
import { Input, Segmented } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { localDigits } from '@/ui/format/digits';
import { MoneyInput } from '@/ui/MoneyInput';
import { WholeInput } from '@/ui/WholeInput';
import type { SpaceFieldsProps } from './values';

export function TaxNumberField({ values, errors, onChange }: SpaceFieldsProps) {
  return (
    <FormField label={m.spaces_tax_number()} hint={m.spaces_tax_number_hint()} error={errors.taxNumber} className="sm:max-w-xs">
      {(field) => (
        <Input {...field} dir="ltr" autoComplete="off" maxLength={60} value={values.taxNumber ?? ''} onChange={(event) => onChange({ taxNumber: event.target.value })} />
      )}
    </FormField>
  );
}

export function NumberingFields({ values, errors, onChange }: SpaceFieldsProps) {
  const prefix = (values.invoicePrefix ?? '').trim().toUpperCase() || 'INV';
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <FormField
        label={m.spaces_invoice_prefix()}
        hint={m.spaces_invoice_prefix_hint({ example: `\u2066${prefix}-${localDigits('0001')}\u2069` })}
        required
        error={errors.invoicePrefix}
      >
        {(field) => (
          <Input
            {...field}
            dir="ltr"
            autoComplete="off"
            maxLength={8}
            value={values.invoicePrefix ?? ''}
            onChange={(event) => onChange({ invoicePrefix: event.target.value })}
          />
        )}
      </FormField>
      <FormField label={m.spaces_due_days()} hint={m.spaces_due_days_hint()} required error={errors.dueDays}>
        {(field) => (
          <WholeInput {...field} value={values.dueDays ?? null} onValue={(dueDays, problem) => onChange({ dueDays }, { dueDays: problem })} />
        )}
      </FormField>
    </div>
  );
}

export function DeskFields({ values, errors, onChange }: SpaceFieldsProps) {
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <FormField label={m.spaces_daily_target()} hint={m.spaces_daily_target_hint()} error={errors.dailyTarget}>
          {(field) => (
            <MoneyInput
              {...field}
              value={values.dailyTarget ?? null}
              onValue={(dailyTarget, problem) => onChange({ dailyTarget }, { dailyTarget: problem })}
            />
          )}
        </FormField>
        <FormField label={m.spaces_expiring_days()} hint={m.spaces_expiring_days_hint()} required error={errors.expiringDays}>
          {(field) => (
            <WholeInput
              {...field}
              value={values.expiringDays ?? null}
              onValue={(expiringDays, problem) => onChange({ expiringDays }, { expiringDays: problem })}
            />
          )}
        </FormField>
      </div>
      <ChoiceCards
        label={m.spaces_cash_shifts()}
        className="sm:grid-cols-2"
        value={values.cashShifts ?? 'OPTIONAL'}
        onChange={(cashShifts) => onChange({ cashShifts })}
        options={[
          { value: 'OPTIONAL', label: m.spaces_cash_shifts_optional(), hint: m.spaces_cash_shifts_optional_hint() },
          { value: 'REQUIRED', label: m.spaces_cash_shifts_required(), hint: m.spaces_cash_shifts_required_hint() },
        ]}
      />
    </div>
  );
}

export function LanguageFields({ values, onChange }: SpaceFieldsProps) {
  return (
    <div className="grid gap-5">
      <p className="text-ink-muted">{m.spaces_language_hint()}</p>
      <div className="grid gap-1.5">
        <span aria-hidden className="text-[0.8125rem] font-medium">
          {m.spaces_language()}
        </span>
        <span>
          <Segmented
            label={m.spaces_language()}
            value={values.language ?? 'EN'}
            onChange={(language) => onChange({ language })}
            options={[
              { value: 'EN', label: 'English' },
              { value: 'AR', label: 'العربية' },
            ]}
          />
        </span>
      </div>
      <div className="grid gap-1.5">
        <span aria-hidden className="text-[0.8125rem] font-medium">
          {m.spaces_digits()}
        </span>
        <span>
          <Segmented
            label={m.spaces_digits()}
            value={values.digits ?? 'LATIN'}
            onChange={(digits) => onChange({ digits })}
            options={[
              { value: 'LATIN', label: '0123456789' },
              { value: 'ARABIC', label: '٠١٢٣٤٥٦٧٨٩' },
            ]}
          />
        </span>
      </div>
    </div>
  );
}
