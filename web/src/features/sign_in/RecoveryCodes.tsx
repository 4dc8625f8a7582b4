import { Copy, Download } from 'lucide-react';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { showToast } from '@/ui/toast';

/** Codes for when the app is lost, shown once: to copy or to keep as a file. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const text = `${codes.join('\n')}\n`;

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(text);
    showToast(m.sign_in_codes_copied(), { tone: 'success' });
  }

  return (
    <div className="grid gap-3">
      <p className="text-ink-muted">{m.sign_in_codes_hint()}</p>
      <ul dir="ltr" aria-label={m.sign_in_codes()} className="figures grid gap-x-6 gap-y-1.5 rounded-lg border border-line bg-sunken p-4 text-center text-sm select-all sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button icon={<Copy aria-hidden className="size-4" />} onClick={() => void copy()}>
          {m.sign_in_codes_copy()}
        </Button>
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="recovery-codes.txt"
          className="inline-flex h-9 items-center gap-2 rounded-md px-3 font-medium text-ink-muted hover:bg-hover hover:text-ink"
        >
          <Download aria-hidden className="size-4" />
          {m.sign_in_codes_save()}
        </a>
      </div>
    </div>
  );
}
