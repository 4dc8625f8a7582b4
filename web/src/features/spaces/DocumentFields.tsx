import { ImageUp, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { sendFile } from '@/client/files';
import { useLogo } from '@/client/useLogo';
import { m } from '@/locales/compiled/messages.js';
import { Button, buttonClass } from '@/ui/Button';
import { classes } from '@/ui/classes';
import { Input, Segmented, Textarea } from '@/ui/fields';
import { FormField } from '@/ui/FormField';
import { localDigits } from '@/ui/format/digits';
import type { SpaceFieldsProps } from './values';

/** What stands at the top of invoices and receipts; saved with the other settings. */
export function LogoField({ values, errors, onChange }: SpaceFieldsProps) {
  const [busy, setBusy] = useState(false);
  const logo = useLogo(values.logo);

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    setBusy(true);
    const sent = await sendFile('/files/logo', file);
    setBusy(false);
    if (sent.refusal) {
      onChange({}, { logo: sent.refusal.message });
      return;
    }
    const { id } = (sent.answer ?? {}) as { id?: unknown };
    if (typeof id === 'string') onChange({ logo: id });
  }

  return (
    <div className="grid gap-1.5">
      <span className="text-[0.8125rem] font-medium">{m.spaces_logo()}</span>
      <div className="flex flex-wrap items-center gap-4">
        <div className={classes('flex h-20 w-40 items-center justify-center overflow-hidden rounded-md border border-line p-2', logo && 'bg-paper')}>
          {logo ? (
            <img src={logo} alt={m.spaces_logo()} className="max-h-full max-w-full object-contain" />
          ) : (
            <span className="text-xs text-ink-muted">{m.spaces_no_logo()}</span>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          <label
            className={classes(
              buttonClass('secondary'),
              'cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-focus has-disabled:cursor-not-allowed has-disabled:opacity-50',
            )}
          >
            <ImageUp aria-hidden className="size-4" />
            {busy ? m.spaces_logo_sending() : m.spaces_logo_choose()}
            <input
              type="file"
              accept="image/png,image/jpeg,image/webp"
              className="sr-only"
              disabled={busy}
              aria-invalid={errors.logo ? true : undefined}
              onChange={(event) => {
                void take(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
          </label>
          {values.logo && (
            <Button look="quiet" icon={<Trash2 aria-hidden className="size-4" />} onClick={() => onChange({ logo: null })}>
              {m.spaces_logo_remove()}
            </Button>
          )}
        </div>
      </div>
      <p className="text-xs text-ink-muted">{m.spaces_logo_hint()}</p>
      <p role="alert" className="text-xs text-danger empty:hidden">
        {errors.logo}
      </p>
    </div>
  );
}

export function AddressFields({ values, errors, onChange }: SpaceFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <FormField label={m.spaces_address()} error={errors.address} className="sm:col-span-2">
        {(field) => (
          <Textarea {...field} rows={2} maxLength={300} autoComplete="street-address" value={values.address ?? ''} onChange={(event) => onChange({ address: event.target.value })} />
        )}
      </FormField>
      <FormField label={m.spaces_phone()} error={errors.phone}>
        {(field) => (
          <Input {...field} type="tel" dir="ltr" className="rtl:text-right" maxLength={60} autoComplete="tel" value={values.phone ?? ''} onChange={(event) => onChange({ phone: event.target.value })} />
        )}
      </FormField>
      <FormField label={m.spaces_email()} error={errors.email}>
        {(field) => (
          <Input {...field} type="email" dir="ltr" className="rtl:text-right" maxLength={254} autoComplete="email" value={values.email ?? ''} onChange={(event) => onChange({ email: event.target.value })} />
        )}
      </FormField>
    </div>
  );
}

export function PaperFields({ values, onChange }: SpaceFieldsProps) {
  const width = String(values.receiptWidth ?? 80) === '58' ? '58' : '80';
  return (
    <div className="grid gap-1.5">
      <span aria-hidden className="text-[0.8125rem] font-medium">
        {m.spaces_receipt_width()}
      </span>
      <span>
        <Segmented
          label={m.spaces_receipt_width()}
          value={width}
          onChange={(next) => onChange({ receiptWidth: Number(next) })}
          options={(['80', '58'] as const).map((each) => ({ value: each, label: m.spaces_millimetres({ count: localDigits(each) }) }))}
        />
      </span>
    </div>
  );
}
