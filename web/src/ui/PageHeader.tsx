import { useEffect, type ReactNode } from 'react';

interface PageHeaderProps {
  title: string;
  /** One quiet line under the title. */
  subtitle?: ReactNode;
  /** Above the title: the way back. */
  back?: ReactNode;
  /** At the end; the page's one primary action comes last. */
  actions?: ReactNode;
}

/** The head of every page; it also names the browser tab. */
export function PageHeader({ title, subtitle, back, actions }: PageHeaderProps) {
  useEffect(() => {
    document.title = `${title} · CoWorkFlow`;
  }, [title]);
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-4 gap-y-3 print:hidden">
      <div className="min-w-0">
        {back}
        <h1 className="wrap-anywhere text-xl leading-tight font-semibold tracking-tight rtl:tracking-normal">{title}</h1>
        {subtitle != null && <p className="mt-1 text-ink-muted">{subtitle}</p>}
      </div>
      {actions != null && (
        // On a phone, buttons that need a second line fill both.
        <div className="flex flex-wrap items-center gap-2 max-sm:[&>:is(a,button)]:grow">{actions}</div>
      )}
    </header>
  );
}
