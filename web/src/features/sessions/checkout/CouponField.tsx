import { m } from '@/locales/compiled/messages.js';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';

interface CouponFieldProps {
  code: string;
  onCode(code: string): void;
  error?: string | undefined;
}

export function CouponField({ code, onCode, error }: CouponFieldProps) {
  return (
    <FormField label={m.sessions_coupon()} error={code.trim() === '' ? undefined : error}>
      {(field) => (
        <Input
          {...field}
          dir="ltr"
          maxLength={32}
          autoComplete="off"
          spellCheck={false}
          placeholder={m.sessions_coupon_placeholder()}
          className="figures uppercase placeholder:normal-case rtl:text-right"
          value={code}
          onChange={(event) => onCode(event.target.value)}
        />
      )}
    </FormField>
  );
}
