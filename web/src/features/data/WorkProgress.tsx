import { LoaderCircle } from 'lucide-react';
import type { DataWorkStateFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatNumber } from '@/ui/format/digits';
import { phaseName, workName } from './words';

/** A work with everything while it goes on: what it is at, and how far where that is known. */
export function WorkProgress({ work }: { work: DataWorkStateFragment }) {
  const share = work.total > 0 ? Math.min(100, Math.floor((work.done / work.total) * 100)) : undefined;
  return (
    <div className="grid gap-2 rounded-lg border border-line bg-surface p-4 shadow-card">
      <p role="status" className="flex items-center gap-2.5">
        <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin text-accent" />
        <span className="font-medium">{workName(work.kind)}</span>
        <span className="text-ink-muted">{phaseName(work.phase)}</span>
      </p>
      <div className="flex items-center gap-3">
        <progress
          aria-label={workName(work.kind)}
          max={100}
          {...(share !== undefined && { value: share })}
          className="h-1.5 w-full overflow-hidden rounded-full bg-sunken accent-(--primary)"
        />
        {share !== undefined && <span className="w-10 text-end text-xs tabular-nums text-ink-muted">{m.data_percent({ count: formatNumber(share) })}</span>}
      </div>
    </div>
  );
}
