import type { ReactNode } from 'react';

/** What may be wider than the screen; it takes the focus so that arrow keys scroll it. */
export function ScrollArea({ label, className = '', children }: { label: string; className?: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable (WCAG 2.1.1)
    <div className={`overflow-x-auto ${className}`} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
