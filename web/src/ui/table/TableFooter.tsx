import { m } from '@/locales/compiled/messages.js';
import { Button } from '../Button';

/** Paging by cursor: more rows are added below. */
export interface Paging {
  readonly hasMore: boolean;
  readonly loading: boolean;
  onMore(): void;
  /** Said at the start, such as how many rows there are. */
  readonly summary?: string | undefined;
}

export function TableFooter({ paging, failed }: { paging: Paging; failed: string | undefined }) {
  if (!paging.hasMore && paging.summary === undefined && !failed) return null;
  return (
    <div className="flex min-h-12 items-center justify-between gap-3 border-t border-line px-4 py-2 text-[0.8125rem] text-ink-muted">
      <span aria-live="polite">{failed ?? paging.summary}</span>
      {paging.hasMore && (
        <Button size="sm" busy={paging.loading} onClick={paging.onMore}>
          {m.ui_load_more()}
        </Button>
      )}
    </div>
  );
}
