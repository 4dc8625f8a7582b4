import { NavLink } from 'react-router';
import { useViewer } from '@/features/access';
import { m } from '@/locales/compiled/messages.js';
import { Brand } from '@/ui/Brand';
import { classes } from '@/ui/classes';
import { useDestinations } from './navigation';

/** Navigation at the desk. */
export function Sidebar() {
  const { tenantName } = useViewer();
  return (
    <nav
      aria-label={m.desk_navigation()}
      className="sticky top-0 flex h-dvh w-56 shrink-0 flex-col gap-0.5 border-e border-line bg-surface px-3 pb-3 max-lg:w-16 max-sm:hidden print:hidden"
    >
      <div className="flex h-14 shrink-0 items-center px-1 max-lg:justify-center max-lg:px-0">
        <Brand name={tenantName} className="max-lg:[&>span]:sr-only" />
      </div>
      {useDestinations().map(({ path, label, Icon }) => (
        <NavLink
          key={path}
          to={path}
          end={path === '/'}
          title={label()}
          className={({ isActive }) =>
            classes(
              'flex h-9 items-center gap-3 rounded-md px-2.5 font-medium transition-colors duration-100 max-lg:justify-center max-lg:px-0',
              isActive ? 'bg-accent-soft text-accent' : 'text-ink-muted hover:bg-hover hover:text-ink',
            )
          }
        >
          <Icon aria-hidden className="size-4.5 shrink-0" />
          <span className="max-lg:sr-only">{label()}</span>
        </NavLink>
      ))}
    </nav>
  );
}
