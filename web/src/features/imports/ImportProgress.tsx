import type { ImportViewFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { formatNumber } from '@/ui/format/digits';

/** How far a running import is. */
export function ImportProgress({ file }: { file: ImportViewFragment }) {
  return (
    <Card className="mx-auto max-w-2xl">
      <p className="text-base font-semibold">{m.imports_running()}</p>
      <progress
        aria-label={m.imports_running()}
        value={file.done}
        max={Math.max(file.rows, 1)}
        className="mt-4 h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-primary [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:rounded-full [&::-webkit-progress-value]:bg-primary"
      />
      <p className="mt-2 tabular-nums text-ink-muted">
        {m.imports_done_of({ done: formatNumber(file.done), rows: formatNumber(file.rows) })}
      </p>
      <p className="mt-3 text-ink-muted">{m.imports_may_leave()}</p>
    </Card>
  );
}
