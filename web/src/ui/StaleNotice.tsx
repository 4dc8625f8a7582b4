import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Button } from './Button';

interface StaleNoticeProps {
  /** What is saved now, in short; left out while it is being fetched. */
  children?: ReactNode;
  /** Fills the form with what is saved now. */
  onTakeTheirs(): void;
  /** Keeps what was typed; the next save goes over what is saved now. */
  onKeepMine(): void;
}

/** Somebody else saved first: shows what they saved and lets the person choose. */
export function StaleNotice({ children, onTakeTheirs, onKeepMine }: StaleNoticeProps) {
  return (
    <div role="alert" className="rounded-md bg-warning-soft px-3 py-2.5">
      <p className="flex gap-2 font-medium text-warning">
        <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
        {m.ui_stale()}
      </p>
      {children && (
        <>
          <div className="mt-1.5 flex flex-wrap gap-x-3">{children}</div>
          <div className="mt-2.5 flex flex-wrap gap-2">
            <Button size="sm" onClick={onTakeTheirs}>
              {m.ui_take_theirs()}
            </Button>
            <Button size="sm" onClick={onKeepMine}>
              {m.ui_keep_mine()}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
