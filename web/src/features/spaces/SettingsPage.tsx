import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { useMay, UsersSettings } from '@/features/access';
import { AccountSettings } from '@/features/account';
import { SpaceSettingsDocument, type SpaceDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { PageHeader } from '@/ui/PageHeader';
import { ErrorState, LoadingState } from '@/ui/states';
import { Tabs } from '@/ui/Tabs';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { SpaceSettings } from './SpaceSettings';
import { useSpaceForm, type SpacePart } from './useSpaceForm';

const MemberSettings = lazy(async () => ({ default: (await import('@/features/members/desk')).MemberSettings }));
const BookingSettings = lazy(async () => ({ default: (await import('@/features/bookings/settings')).BookingSettings }));
const DisplaysSettings = lazy(async () => ({ default: (await import('@/features/displays')).DisplaysSettings }));
const RolesSettings = lazy(async () => ({ default: (await import('@/features/access/team')).RolesSettings }));
const KeysSettings = lazy(async () => ({ default: (await import('@/features/access/team')).KeysSettings }));
const DataSettings = lazy(async () => ({ default: (await import('@/features/data')).DataSettings }));

type Part = SpacePart | 'bookings' | 'users' | 'roles' | 'keys' | 'members' | 'displays' | 'data' | 'account';

export function SettingsPage() {
  const [{ data, error }, ask] = useQuery({ query: SpaceSettingsDocument });
  const again = () => ask({ requestPolicy: 'network-only' });
  return (
    <>
      <PageHeader title={m.desk_settings()} />
      {data && <Parts key={data.space.id} space={data.space} onAskAgain={again} />}
      {!data && error && <ErrorState problem={refusalOf(error)} onRetry={again} />}
      {!data && !error && <LoadingState shape="form" count={8} />}
    </>
  );
}

function Parts({ space, onAskAgain }: { space: SpaceDetailFragment; onAskAgain(): void }) {
  const [filter, setFilters] = useUrlFilters();
  const open = (part: Part) => setFilters({ part });
  const form = useSpaceForm(space, onAskAgain, open);
  const mayUsers = useMay('users.read');
  const mayKeys = useMay('api_keys.manage');
  const mayData = useMay('data.backup');
  const mayDisplays = useMay('displays.manage');
  const of = (part: SpacePart) => <SpaceSettings form={form} part={part} />;
  const tabs: readonly { id: Part; label: string; content: React.ReactNode }[] = [
    { id: 'space', label: m.spaces_space(), content: of('space') },
    { id: 'hours', label: m.spaces_hours_holidays(), content: of('hours') },
    {
      id: 'bookings',
      label: m.booking_settings_title(),
      content: (
        <Suspense fallback={<LoadingState shape="form" count={8} />}>
          <BookingSettings />
        </Suspense>
      ),
    },
    { id: 'taxes', label: m.spaces_taxes_numbering(), content: of('taxes') },
    { id: 'documents', label: m.spaces_documents(), content: of('documents') },
    ...(mayUsers
      ? [
          {
            id: 'users',
            label: m.spaces_team(),
            content: <UsersSettings />,
          } as const,
          {
            id: 'roles',
            label: m.access_roles(),
            content: (
              <Suspense fallback={<LoadingState shape="rows" />}>
                <RolesSettings />
              </Suspense>
            ),
          } as const,
        ]
      : []),
    {
      id: 'members',
      label: m.members_settings(),
      content: (
        <Suspense fallback={<LoadingState shape="form" />}>
          <MemberSettings />
        </Suspense>
      ),
    },
    ...(mayDisplays
      ? [
          {
            id: 'displays',
            label: m.displays_title(),
            content: (
              <Suspense fallback={<LoadingState shape="rows" />}>
                <DisplaysSettings />
              </Suspense>
            ),
          } as const,
        ]
      : []),
    { id: 'language', label: m.spaces_language_digits(), content: of('language') },
    ...(mayData
      ? [
          {
            id: 'data',
            label: m.data_data(),
            content: (
              <Suspense fallback={<LoadingState shape="rows" />}>
                <DataSettings />
              </Suspense>
            ),
          } as const,
        ]
      : []),
    ...(mayKeys
      ? [
          {
            id: 'keys',
            label: m.access_keys(),
            content: (
              <Suspense fallback={<LoadingState shape="rows" />}>
                <KeysSettings />
              </Suspense>
            ),
          } as const,
        ]
      : []),
    { id: 'account', label: m.access_account(), content: <AccountSettings /> },
  ];
  const part: Part = tabs.find((tab) => tab.id === filter('part'))?.id ?? 'space';
  return <Tabs label={m.desk_settings()} tabs={tabs} value={part} onChange={open} />;
}
