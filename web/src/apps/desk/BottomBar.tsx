import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { NavLink } from 'react-router';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { Sheet } from '@/ui/dialog/Dialog';
import { LocaleSwitch, ThemeSwitch } from '@/ui/switches';
import { phoneDestinations, useDestinations } from './navigation';

const slot = 'flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-[0.6875rem] font-medium';

/** Navigation on a phone. */
export function BottomBar() {
  const [more, setMore] = useState(false);
  const destinations = useDestinations();
  return (
    <nav
      aria-label={m.desk_navigation()}
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] sm:hidden print:hidden"
    >
      {destinations.slice(0, phoneDestinations).map(({ path, label, Icon }) => (
        <NavLink
          key={path}
          to={path}
          end={path === '/'}
          className={({ isActive }) => classes(slot, isActive ? 'text-accent' : 'text-ink-muted')}
        >
          <Icon aria-hidden className="size-5" />
          {label()}
        </NavLink>
      ))}
      <button type="button" aria-haspopup="dialog" className={classes(slot, 'text-ink-muted')} onClick={() => setMore(true)}>
        <Ellipsis aria-hidden className="size-5" />
        {m.desk_more()}
      </button>
      <Sheet open={more} onClose={() => setMore(false)} title={m.desk_more()}>
        <ul className="-mx-2">
          {destinations.slice(phoneDestinations).map(({ path, label, Icon }) => (
            <li key={path}>
              <NavLink
                to={path}
                onClick={() => setMore(false)}
                className="flex h-12 items-center gap-3.5 rounded-md px-2 text-base hover:bg-hover"
              >
                <Icon aria-hidden className="size-5 text-ink-muted" />
                {label()}
              </NavLink>
            </li>
          ))}
        </ul>
        <div className="mt-2 flex items-center justify-between border-t border-line pt-2">
          <LocaleSwitch />
          <ThemeSwitch />
        </div>
      </Sheet>
    </nav>
  );
}
