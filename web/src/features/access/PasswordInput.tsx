import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Input } from '@/ui/fields';

/** A password that can be looked at before it is sent. */
export function PasswordInput({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  const [seen, setSeen] = useState(false);
  const Icon = seen ? EyeOff : Eye;
  return (
    <span className="relative block">
      <Input {...rest} type={seen ? 'text' : 'password'} dir="ltr" spellCheck={false} className={`pe-11 rtl:text-right ${className ?? ''}`} />
      <button
        type="button"
        aria-label={m.access_show_password()}
        aria-pressed={seen}
        className="absolute inset-y-0 end-1 my-auto flex size-8 items-center justify-center rounded-md text-ink-muted hover:bg-hover hover:text-ink"
        onClick={() => setSeen(!seen)}
      >
        <Icon aria-hidden className="size-4" />
      </button>
    </span>
  );
}
