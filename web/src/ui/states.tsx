import { CircleAlert, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Button } from './Button';
import { classes } from './classes';

interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** What to do first. */
  hint?: ReactNode;
  /** The button that does it. */
  action?: ReactNode;
  /** It is all the page says: its title is the page's heading. */
  alone?: boolean;
}

/** Nothing here yet: says what to do first. */
export function EmptyState({ icon, title, hint, action, alone = false }: EmptyStateProps) {
  const Title = alone ? 'h1' : 'p';
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center px-6 py-14 text-center">
      {icon != null && (
        <div aria-hidden className="mb-4 flex size-12 items-center justify-center rounded-xl bg-accent-soft text-accent [&>svg]:size-6">
          {icon}
        </div>
      )}
      <Title className="text-base font-semibold">{title}</Title>
      {hint != null && <p className="mt-1 text-ink-muted">{hint}</p>}
      {action != null && <div className="mt-5">{action}</div>}
    </div>
  );
}

export type LoadingShape = 'rows' | 'cards' | 'form' | 'detail' | 'text';

interface LoadingStateProps {
  /** The shape of what comes. */
  shape?: LoadingShape;
  count?: number;
}

/** Grey shapes where content will be. */
export function LoadingState({ shape = 'rows', count = 6 }: LoadingStateProps) {
  const places = Array.from({ length: count }, (_, index) => index);
  return (
    <div role="status" aria-label={m.ui_loading()}>
      {shape === 'rows' &&
        places.map((place) => (
          <div key={place} className="flex h-9 items-center gap-6 border-b border-line px-3 last:border-0 max-sm:h-16">
            <div className={classes('skeleton h-3', place % 3 === 1 ? 'w-32' : 'w-44')} />
            <div className="skeleton h-3 w-24 max-sm:hidden" />
            <div className="skeleton ms-auto h-3 w-16" />
          </div>
        ))}
      {shape === 'cards' && (
        <div className="grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-3">
          {places.map((place) => (
            <div key={place} className="rounded-lg border border-line bg-surface p-4">
              <div className="skeleton h-4 w-16" />
              <div className="skeleton mt-4 h-3 w-28" />
              <div className="skeleton mt-2 h-3 w-20" />
            </div>
          ))}
        </div>
      )}
      {shape === 'form' &&
        places.map((place) => (
          <div key={place} className="mb-4">
            <div className="skeleton mb-2 h-3 w-24" />
            <div className="skeleton h-9 w-full" />
          </div>
        ))}
      {shape === 'detail' && (
        <>
          <div className="skeleton h-6 w-56" />
          <div className="skeleton mt-3 h-3 w-40" />
          <div className="mt-6 grid gap-3 sm:grid-cols-3">
            {[0, 1, 2].map((place) => (
              <div key={place} className="skeleton h-20" />
            ))}
          </div>
        </>
      )}
      {shape === 'text' &&
        places.map((place) => (
          <div key={place} className={classes('skeleton mb-2.5 h-3', place === count - 1 ? 'w-2/5' : 'w-full')} />
        ))}
    </div>
  );
}

/** What went wrong, for the reader: the sentence, and what to do next. */
export interface Problem {
  readonly message: string;
  readonly next?: string | undefined;
}

interface ErrorMessageProps {
  problem: Problem | undefined;
  className?: string;
}

/** A refusal beside what caused it; announced when it appears. */
export function ErrorMessage({ problem, className }: ErrorMessageProps) {
  return (
    // Out of the layout while empty, so that it leaves no gap, yet known to screen readers before it speaks.
    <div role="alert" className={classes(className, !problem && 'sr-only')}>
      {problem && (
        <div className="flex gap-2.5 rounded-md bg-danger-soft px-3 py-2.5 text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <div>
            <p className="font-medium">{problem.message}</p>
            {problem.next && <p className="mt-0.5 text-ink-muted">{problem.next}</p>}
          </div>
        </div>
      )}
    </div>
  );
}

interface ErrorStateProps {
  problem: Problem;
  onRetry?: () => void;
}

/** A part of the page that could not be shown. */
export function ErrorState({ problem, onRetry }: ErrorStateProps) {
  return (
    <div role="alert" className="mx-auto flex max-w-sm flex-col items-center px-6 py-14 text-center">
      <div aria-hidden className="mb-4 flex size-12 items-center justify-center rounded-xl bg-danger-soft text-danger">
        <CircleAlert className="size-6" />
      </div>
      <p className="text-base font-semibold">{m.ui_error_title()}</p>
      <p className="mt-1 text-ink-muted">{problem.message}</p>
      {problem.next && <p className="mt-1 text-ink-muted">{problem.next}</p>}
      {onRetry && (
        <Button className="mt-5" icon={<RotateCcw aria-hidden className="size-4" />} onClick={onRetry}>
          {m.ui_retry()}
        </Button>
      )}
    </div>
  );
}
