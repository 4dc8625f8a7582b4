import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import type { Kept } from './useDraft';

/** Whether what is drawn is safe. */
export function KeptWords({ kept, onRetry }: { kept: Kept; onRetry(): void }) {
  return (
    <p role="status" data-kept={kept} className={kept === 'refused' ? 'flex items-center gap-2 text-danger' : 'text-ink-muted'}>
      {kept === 'kept' && m.plan_editor_kept()}
      {(kept === 'waiting' || kept === 'saving') && m.plan_editor_keeping()}
      {kept === 'refused' && (
        <>
          {m.plan_editor_not_kept()}
          <Button size="sm" onClick={onRetry}>
            {m.ui_retry()}
          </Button>
        </>
      )}
    </p>
  );
}
