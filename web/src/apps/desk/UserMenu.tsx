import { LogOut, Settings } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { signOut } from '@/client/auth';
import { useViewer } from '@/features/access';
import { m } from '@/locales/compiled/messages.js';

const Menu = lazy(() => import('@/ui/Menu').then((module) => ({ default: module.Menu })));

/** The person's own menu; its code comes with the first press. */
export function UserMenu() {
  const { user } = useViewer();
  const [wanted, setWanted] = useState(false);
  const navigate = useNavigate();
  const roles: Partial<Record<typeof user.role, string>> = { OWNER: m.access_role_owner(), MANAGER: m.access_role_manager(), STAFF: m.access_role_staff() };

  const trigger = (
    <button
      type="button"
      aria-label={m.desk_user_menu({ name: user.name })}
      aria-haspopup="menu"
      onClick={() => setWanted(true)}
      className="flex size-8 items-center justify-center rounded-full bg-sunken text-[0.8125rem] font-semibold text-ink-muted hover:bg-line max-sm:size-10"
    >
      <span aria-hidden>{[...user.name.trim()][0]?.toLocaleUpperCase()}</span>
    </button>
  );
  if (!wanted) return trigger;
  return (
    <Suspense fallback={trigger}>
      <Menu
        defaultOpen
        trigger={trigger}
        heading={
          <>
            <p className="font-medium">
              <bdi>{user.name}</bdi>
            </p>
            <p className="text-xs text-ink-muted">
              <bdi>{user.customRole ?? roles[user.role]}</bdi>
            </p>
          </>
        }
        items={[
          { id: 'settings', label: m.desk_settings(), icon: <Settings />, onSelect: () => void navigate('/settings') },
          { id: 'sign-out', label: m.access_sign_out(), icon: <LogOut className="mirror-rtl" />, onSelect: () => void signOut() },
        ]}
      />
    </Suspense>
  );
}
