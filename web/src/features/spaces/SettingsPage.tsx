import { AccountSettings, useMay, UsersSettings } from '@/features/access';
import { m } from '@/locales/compiled/messages.js';
import { PageHeader } from '@/ui/PageHeader';
import { Tabs } from '@/ui/Tabs';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { SpaceSettings } from './SpaceSettings';

type Part = 'space' | 'users' | 'account';

export function SettingsPage() {
  const [filter, setFilters] = useUrlFilters();
  const mayUsers = useMay('users.read');
  const tabs = [
    { id: 'space', label: m.spaces_space(), content: <SpaceSettings /> },
    ...(mayUsers ? [{ id: 'users', label: m.access_users(), content: <UsersSettings /> } as const] : []),
    { id: 'account', label: m.access_account(), content: <AccountSettings /> },
  ] as const;
  const part: Part = tabs.find((tab) => tab.id === filter('part'))?.id ?? 'space';
  return (
    <>
      <PageHeader title={m.desk_settings()} />
      <Tabs label={m.desk_settings()} tabs={tabs} value={part} onChange={(next) => setFilters({ part: next })} />
    </>
  );
}
