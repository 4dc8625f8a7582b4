import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Button } from './Button';
import { Input } from './fields';

/** A link to pass on: all of it can be seen and copied by one press. */
export function CopyLink({ label, link }: { label: string; link: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="flex min-w-0 flex-wrap gap-2">
      <span className="min-w-48 flex-1">
        <Input aria-label={label} readOnly dir="ltr" value={link} className="figures text-[0.8125rem]" onFocus={(event) => event.target.select()} />
      </span>
      <Button
        icon={copied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
        onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}
      >
        {copied ? m.ui_copied() : m.ui_copy()}
      </Button>
    </div>
  );
}
