import { CircleCheck, CircleX, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ImportViewFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { formatNumber } from '@/ui/format/digits';

/** How many rows go in, are here already, and can't be read. */
export function Counts({ file, busy }: { file: ImportViewFragment; busy: boolean }) {
  return (
    <ul aria-live="polite" aria-busy={busy} className={classes('grid gap-3 sm:grid-cols-3', busy && 'opacity-60')}>
      <Count icon={<CircleCheck className="text-success" />} label={file.state === 'DONE' ? m.imports_added() : m.imports_good()} count={file.good} />
      <Count icon={<Copy className="text-info" />} label={m.imports_duplicates()} count={file.duplicates} />
      <Count icon={<CircleX className={file.bad > 0 ? 'text-danger' : 'text-ink-faint'} />} label={m.imports_bad()} count={file.bad} />
    </ul>
  );
}

function Count({ icon, label, count }: { icon: ReactNode; label: string; count: number }) {
  return (
    <li className="flex items-center gap-3 rounded-lg border border-line bg-surface px-4 py-3 shadow-card">
      <span aria-hidden className="[&>svg]:size-5">
        {icon}
      </span>
      <span>
        <span className="figures block text-lg leading-tight font-semibold">{formatNumber(count)}</span>
        <span className="text-xs text-ink-muted">{label}</span>
      </span>
    </li>
  );
}
