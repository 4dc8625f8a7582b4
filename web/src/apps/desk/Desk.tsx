import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { RequireSignIn } from '@/features/access';
import { m } from '@/locales/compiled/messages.js';
import { preloadDialogs } from '@/ui/dialog/Dialog';
import { startTypeAhead } from '@/ui/palette/typeAhead';
import { LoadingState } from '@/ui/states';
import { BottomBar } from './BottomBar';
import { CatchCrash } from './CatchCrash';
import { useDestinations } from './navigation';
import { Sidebar } from './Sidebar';
import { TopBar } from './TopBar';

const loadFinder = () => import('./Finder');
const Finder = lazy(loadFinder);

/** Fetched once the page has settled, so that the first Ctrl K and the first sheet open at once. */
const settleMs = 1_500;

/** The frame of the front desk: navigation, search, the page. */
export function Desk() {
  return (
    <RequireSignIn>
      <Frame />
    </RequireSignIn>
  );
}

function Frame() {
  const [finding, setFinding] = useState<'never' | 'open' | 'closed'>('never');

  const open = finding === 'open';
  const { pathname } = useLocation();
  const destinations = useDestinations();
  const [first] = destinations;

  const find = useCallback(() => {
    startTypeAhead();
    setFinding('open');
  }, []);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.code !== 'KeyK') return;
      event.preventDefault();
      if (open) setFinding('closed');
      else find();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [open, find]);

  useEffect(() => {
    const timer = setTimeout(() => {
      preloadDialogs();
      void loadFinder().then(({ preloadCommands }) => preloadCommands());
    }, settleMs);
    return () => clearTimeout(timer);
  }, []);

  // Who may not see the house begins where they may.
  if (pathname === '/' && first && !destinations.some(({ path }) => path === '/')) return <Navigate to={first.path} replace />;

  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="fixed start-3 top-2 z-50 -translate-y-16 print:hidden rounded-md bg-primary px-4 py-2 font-semibold text-on-primary focus:translate-y-0"
      >
        {m.desk_skip()}
      </a>
      <Sidebar />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar onFind={find} />
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-7xl flex-1 px-4 pt-5 pb-24 outline-none sm:px-6 sm:pb-10">
          <CatchCrash place={pathname}>
            <Suspense fallback={<LoadingState shape="cards" />}>
              <Outlet />
            </Suspense>
          </CatchCrash>
        </main>
      </div>
      <BottomBar />
      {finding !== 'never' && (
        <Suspense fallback={null}>
          <Finder open={open} onClose={() => setFinding('closed')} />
        </Suspense>
      )}
    </div>
  );
}
