import { CalendarCheck, CalendarPlus, CircleUser, ReceiptText, Ticket } from 'lucide-react';
import { Suspense, useEffect } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { useMe } from '@/features/members';
import { m } from '@/locales/compiled/messages.js';
import { Brand } from '@/ui/Brand';
import { classes } from '@/ui/classes';
import { preloadDialogs } from '@/ui/dialog/Dialog';
import { LoadingState } from '@/ui/states';
import { LocaleSwitch, ThemeSwitch } from '@/ui/switches';
import { CatchCrash } from '../desk/CatchCrash';

const places = [
  { path: '/book', label: () => m.members_book(), Icon: CalendarPlus },
  { path: '/me', label: () => m.members_my_bookings(), Icon: CalendarCheck },
  { path: '/me/plan', label: () => m.members_my_plan(), Icon: Ticket },
  { path: '/me/invoices', label: () => m.members_my_invoices(), Icon: ReceiptText },
  { path: '/me/profile', label: () => m.members_profile(), Icon: CircleUser },
] as const;

/** The frame of the member site: where one is, and the five places to go. On a phone they lie under the thumb. */
export function MemberFrame() {
  const { tenantName } = useMe();
  const { pathname } = useLocation();

  useEffect(() => {
    const timer = setTimeout(preloadDialogs, 1_500);
    return () => clearTimeout(timer);
  }, []);

  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="fixed start-3 top-2 z-50 -translate-y-16 rounded-md bg-primary px-4 py-2 font-semibold text-on-primary focus:translate-y-0"
      >
        {m.desk_skip()}
      </a>
      <header className="sticky top-0 z-20 border-b border-line bg-surface print:hidden">
        <div className="mx-auto flex h-14 max-w-5xl items-center gap-3 px-4 sm:px-6">
          <Brand name={tenantName} />
          <nav aria-label={m.members_navigation()} className="ms-4 flex gap-1 max-md:hidden">
            {places.map(({ path, label }) => (
              <NavLink
                key={path}
                to={path}
                end
                className={({ isActive }) =>
                  classes('flex h-9 items-center rounded-md px-3 font-medium', isActive ? 'bg-accent-soft text-accent' : 'text-ink-muted hover:bg-hover hover:text-ink')
                }
              >
                {label()}
              </NavLink>
            ))}
          </nav>
          <span className="ms-auto flex">
            <LocaleSwitch />
            <ThemeSwitch />
          </span>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="mx-auto w-full max-w-5xl flex-1 px-4 pt-5 pb-28 outline-none sm:px-6 md:pb-10">
        <CatchCrash place={pathname}>
          <Suspense fallback={<LoadingState shape="cards" />}>
            <Outlet />
          </Suspense>
        </CatchCrash>
      </main>
      <nav
        aria-label={m.members_navigation()}
        className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
      >
        {places.map(({ path, label, Icon }) => (
          <NavLink
            key={path}
            to={path}
            end
            className={({ isActive }) =>
              classes(
                'flex min-h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 px-0.5 text-[0.6875rem] font-medium',
                isActive ? 'text-accent' : 'text-ink-muted',
              )
            }
          >
            <Icon aria-hidden className="size-5" />
            <span className="max-w-full truncate">{label()}</span>
          </NavLink>
        ))}
      </nav>
    </div>
  );
}
