import { useEffect, useState } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Input } from '@/ui/fields';
import { FormField } from '@/ui/FormField';

interface CouponFieldProps {
  /** Called after a short pause; empty for none. */
  onCoupon(code: string): void;
  error?: string | undefined;
}

const pauseMs = 350;

export function CouponField({ onCoupon, error }: CouponFieldProps) {
  const [text, setText] = useState('');
  const code = text.trim();

  useEffect(() => {
    const timer = setTimeout(() => onCoupon(code), pauseMs);
    return () => clearTimeout(timer);
  }, [code, onCoupon]);

  return (
    <FormField label={m.sessions_coupon()} error={code === '' ? undefined : error}>
      {(field) => (
        <Input
          {...field}
          dir="ltr"
          maxLength={32}
          autoComplete="off"
          spellCheck={false}
          placeholder={m.sessions_coupon_placeholder()}
          className="figures uppercase placeholder:normal-case rtl:text-right"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
    </FormField>
  );
}
