import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';
import { m } from '@/locales/compiled/messages.js';
import { Brand } from '@/ui/Brand';
import { LocaleSwitch, ThemeSwitch } from '@/ui/switches';

interface SignInFrameProps {
  title: string;
  hint?: ReactNode;
  children: ReactNode;
}

/** The page of whoever is not in yet. */
export function SignInFrame({ title, hint, children }: SignInFrameProps) {
  useEffect(() => {
    document.title = `${title} · CoWorkFlow`;
  }, [title]);

  return (
    <div className="flex min-h-dvh flex-col">
      <div className="flex justify-end gap-1 p-3">
        <LocaleSwitch />
        <ThemeSwitch />
      </div>
      <main className="mx-auto flex w-full max-w-sm flex-1 flex-col px-5 pt-[max(2rem,12dvh)] pb-16">
        <Brand className="mb-8" />
        <h1 className="text-2xl font-semibold tracking-tight rtl:tracking-normal">{title}</h1>
        {hint != null && <p className="mt-1.5 text-ink-muted">{hint}</p>}
        <div className="mt-7">{children}</div>
      </main>
    </div>
  );
}

const quiet = 'rounded-sm text-ink-muted underline underline-offset-4 hover:text-ink';

/** A way that leads elsewhere, set quietly below what the page is for. */
export function QuietLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className={quiet}>
      {children}
    </Link>
  );
}

export function BackToSignIn() {
  return (
    <p className="mt-6 text-center">
      <QuietLink to="/sign-in">{m.sign_in_back()}</QuietLink>
    </p>
  );
}
