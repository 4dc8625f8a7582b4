import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { m } from '@/locales/compiled/messages.js';
import { Brand } from '@/ui/Brand';
import { classes } from '@/ui/classes';
import { LocaleSwitch, ThemeSwitch } from '@/ui/switches';

interface SetupFrameProps {
  /** Room for drawing. */
  wide?: boolean;
  /** Whether there is a house yet to go to instead. */
  mayLeave?: boolean;
  children: ReactNode;
}

/** The page around the first run: no navigation, nothing but the step. */
export function SetupFrame({ wide = false, mayLeave = false, children }: SetupFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between gap-1 p-3 ps-5">
        <Brand />
        <span className="flex items-center gap-1">
          {mayLeave && (
            <Link to="/" className="flex h-9 items-center rounded-md px-3 text-[0.8125rem] font-medium text-ink-muted hover:bg-hover hover:text-ink max-sm:h-11">
              {m.spaces_guide_later()}
            </Link>
          )}
          <LocaleSwitch />
          <ThemeSwitch />
        </span>
      </header>
      <main className={classes('mx-auto w-full flex-1 px-5 pt-6 pb-16', wide ? 'max-w-7xl' : 'max-w-2xl')}>{children}</main>
    </div>
  );
}
