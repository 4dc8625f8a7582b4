import type { EffectKind } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Select } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { MoneyInput } from '@/ui/MoneyInput';
import { PercentInput } from '@/ui/PercentInput';
import { WholeInput } from '@/ui/WholeInput';
import { LengthInput } from './LengthInput';
import type { Change, RuleForm } from './form';
import { effectHint, effectKinds, effectName, priceName } from './words';

interface EffectFieldsProps {
  form: RuleForm;
  onChange(change: Change): void;
  errorAt(field: string): string | undefined;
}

/** What the rule does, with the figures that it needs. */
export function EffectFields({ form, onChange, errorAt }: EffectFieldsProps) {
  const { kind } = form;
  const priced = kind !== 'PERCENT_OFF' && kind !== 'ITEM_PERCENT_OFF' && kind !== 'METERING';
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <FormField label={m.pricing_effect()} required hint={effectHint(kind)}>
        {(field) => (
          <Select
            {...field}
            value={kind}
            onChange={(event) => onChange({ kind: event.target.value as EffectKind })}
            options={effectKinds.map((value) => ({ value, label: effectName(value) }))}
          />
        )}
      </FormField>
      {priced && (
        <FormField label={priceName(kind)} required error={errorAt('price')}>
          {(field) => <MoneyInput {...field} value={form.price} onValue={(price) => onChange({ price })} />}
        </FormField>
      )}
      {(kind === 'PERCENT_OFF' || kind === 'ITEM_PERCENT_OFF') && (
        <FormField label={m.pricing_percent()} required error={errorAt('percent')}>
          {(field) => <PercentInput {...field} value={form.percent} onValue={(percent) => onChange({ percent })} />}
        </FormField>
      )}
      {kind === 'PACKAGE' && (
        <LengthInput
          label={m.pricing_package_length()}
          required
          error={errorAt('minutes')}
          value={form.minutes}
          onValue={(minutes) => onChange({ minutes })}
        />
      )}
      {kind === 'METERING' && (
        <div className="grid grid-cols-2 gap-2">
          <FormField label={m.pricing_step()} required error={errorAt('incrementMinutes')}>
            {(field) => (
              <WholeInput {...field} value={form.incrementMinutes} onValue={(incrementMinutes) => onChange({ incrementMinutes })} />
            )}
          </FormField>
          <FormField label={m.pricing_grace()} error={errorAt('graceMinutes')}>
            {(field) => <WholeInput {...field} value={form.graceMinutes} onValue={(graceMinutes) => onChange({ graceMinutes })} />}
          </FormField>
        </div>
      )}
    </div>
  );
}
