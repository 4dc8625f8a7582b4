import { useMemo } from 'react';
import { PasswordInput } from '@/features/access';
import { m } from '@/locales/compiled/messages.js';
import { Input, Select } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { formatLocale } from '@/ui/format/digits';
import { HoursField } from '../HoursField';
import { CutOffField, ZoneField } from '../SpaceFields';
import type { FieldErrors, SpaceFieldsProps } from '../values';
import type { SetupDraft } from './draft';

interface PartProps {
  draft: SetupDraft;
  onChange(change: Partial<SetupDraft>): void;
  space: SpaceFieldsProps;
}

/** What it is called, where it is and which money it takes. */
export function SpacePart({ draft, onChange, space }: PartProps) {
  const currencies = useMemo(() => {
    const names = new Intl.DisplayNames(formatLocale(), { type: 'currency' });
    return Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
  }, []);
  return (
    <div className="grid gap-4">
      <FormField label={m.spaces_business()} hint={m.spaces_business_hint()} required error={space.errors.tenantName}>
        {(field) => (
          <Input
            {...field}
            autoFocus
            autoComplete="organization"
            maxLength={120}
            value={draft.tenantName}
            onChange={(event) => onChange({ tenantName: event.target.value })}
          />
        )}
      </FormField>
      <FormField label={m.spaces_branch()} hint={m.spaces_branch_hint()} error={space.errors.name}>
        {(field) => (
          <Input
            {...field}
            autoComplete="off"
            maxLength={120}
            placeholder={draft.tenantName}
            value={space.values.name}
            onChange={(event) => space.onChange({ name: event.target.value })}
          />
        )}
      </FormField>
      <div className="grid gap-4 sm:grid-cols-2">
        <ZoneField {...space} />
        <FormField label={m.spaces_currency()} hint={m.spaces_currency_hint()} required error={space.errors.currency}>
          {(field) => (
            <Select {...field} value={draft.currency} onChange={(event) => onChange({ currency: event.target.value })} options={currencies} />
          )}
        </FormField>
      </div>
    </div>
  );
}

export function HoursPart({ space }: { space: SpaceFieldsProps }) {
  return (
    <div className="grid gap-5">
      <HoursField
        value={space.values.openingHours}
        error={space.errors.openingHours}
        onChange={(openingHours) => space.onChange({ openingHours })}
      />
      <CutOffField {...space} />
    </div>
  );
}

interface OwnerPartProps extends Omit<PartProps, 'space'> {
  errors: FieldErrors;
  password: string;
  onPassword(password: string): void;
  /** Asked for only when the server wants it. */
  code: string | undefined;
  onCode(code: string): void;
}

export function OwnerPart({ draft, errors, onChange, password, onPassword, code, onCode }: OwnerPartProps) {
  return (
    <div className="grid gap-4">
      <FormField label={m.access_name()} required error={errors.ownerName}>
        {(field) => (
          <Input
            {...field}
            autoComplete="name"
            maxLength={120}
            value={draft.ownerName}
            onChange={(event) => onChange({ ownerName: event.target.value })}
          />
        )}
      </FormField>
      <FormField label={m.access_email()} hint={m.spaces_owner_email_hint()} required error={errors.ownerEmail}>
        {(field) => (
          <Input
            {...field}
            type="email"
            autoComplete="username"
            dir="ltr"
            className="rtl:text-right"
            value={draft.ownerEmail}
            onChange={(event) => onChange({ ownerEmail: event.target.value })}
          />
        )}
      </FormField>
      <FormField label={m.access_password()} hint={m.access_password_hint()} required error={errors.password}>
        {(field) => (
          <PasswordInput {...field} autoComplete="new-password" value={password} onChange={(event) => onPassword(event.target.value)} />
        )}
      </FormField>
      {code !== undefined && (
        <FormField label={m.spaces_setup_code()} hint={m.spaces_setup_code_hint()} required error={errors.setupCode}>
          {(field) => (
            <Input
              {...field}
              dir="ltr"
              autoComplete="one-time-code"
              className="figures rtl:text-right"
              value={code}
              onChange={(event) => onCode(event.target.value)}
            />
          )}
        </FormField>
      )}
    </div>
  );
}
