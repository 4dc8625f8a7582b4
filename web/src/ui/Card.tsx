import type { ReactNode } from 'react';
import { classes } from './classes';

interface CardProps {
  title?: ReactNode;
  actions?: ReactNode;
  /** Without inner spacing, for tables and lists. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

export function Card({ title, actions, flush = false, className, children }: CardProps) {
  return (
    <section className={classes('rounded-lg border border-line bg-surface shadow-card', className)}>
      {(title != null || actions != null) && (
        <div className="flex min-h-11 items-center justify-between gap-3 border-b border-line px-4 py-1.5">
          <h2 className="text-sm font-semibold">{title}</h2>
          {actions}
        </div>
      )}
      <div className={flush ? 'overflow-hidden rounded-lg' : 'p-4'}>{children}</div>
    </section>
  );
}
