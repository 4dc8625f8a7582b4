import { Plus, Send, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { UsersDocument, type UserRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Badge, StatusBadge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { formatDate } from '@/ui/format/dates';
import { SearchInput } from '@/ui/SearchInput';
import { useSpaceSettings } from '@/ui/space';
import { EmptyState } from '@/ui/states';
import { DataTable, type Column, type Sort } from '@/ui/table/DataTable';
import { roleOf, roles } from './roles';
import { Invitations } from './team/Invitations';
import { RequiredSteps } from './team/RequiredSteps';
import { InviteDialog } from './team/InviteDialog';
import { UserSheet } from './UserSheet';
import { useMay, useViewer } from './viewer';

type UserColumn = 'name' | 'role' | 'since';

/** Who may sign in. A handful of people: all are here at once. */
export function UsersSettings() {
  const mayWrite = useMay('users.write');
  const [{ data, error }, ask] = useQuery({ query: UsersDocument });
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<Sort>({ column: 'name', direction: 'ascending' });
  const [opened, setOpened] = useState<string>();
  const [adding, setAdding] = useState(false);
  const [inviting, setInviting] = useState(false);
  const users = data?.users;
  const rows = users && sorted(users.filter((user) => matches(user, search)), sort);
  const user = users?.find((each) => each.id === opened);

  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <SearchInput value={search} onSearch={setSearch} label={m.access_find_user()} placeholder={m.access_find_user()} className="min-w-56 flex-1 sm:max-w-sm" />
        {mayWrite && (
          <span className="flex flex-wrap gap-2">
            <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => setAdding(true)}>
              {m.access_new_user()}
            </Button>
            <Button look="primary" icon={<Send aria-hidden className="mirror-rtl size-4" />} onClick={() => setInviting(true)}>
              {m.access_invite()}
            </Button>
          </span>
        )}
      </div>
      <Card flush>
        <DataTable
          label={m.access_users()}
          columns={useUserColumns()}
          rows={rows}
          rowKey={(row) => row.id}
          {...(mayWrite && { onRowPress: (row: UserRowFragment) => setOpened(row.id) })}
          sort={sort}
          onSort={setSort}
          problem={error && refusalOf(error)}
          onRetry={() => ask({ requestPolicy: 'network-only' })}
          empty={<EmptyState icon={<UserPlus />} title={m.access_no_user()} hint={m.access_no_user_hint()} />}
        />
      </Card>
      {mayWrite && <Invitations />}
      {mayWrite && <RequiredSteps />}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      {adding && <UserSheet onClose={() => setAdding(false)} />}
      {user && <UserSheet key={user.id} user={user} onClose={() => setOpened(undefined)} />}
    </>
  );
}

function matches(user: UserRowFragment, search: string): boolean {
  const wanted = search.trim().toLocaleLowerCase();
  return user.name.toLocaleLowerCase().includes(wanted) || user.email.toLocaleLowerCase().includes(wanted);
}

function sorted(users: readonly UserRowFragment[], { column, direction }: Sort): readonly UserRowFragment[] {
  const orders: Record<UserColumn, (a: UserRowFragment, b: UserRowFragment) => number> = {
    name: (a, b) => a.name.localeCompare(b.name),
    role: (a, b) => rank(a) - rank(b),
    since: (a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt),
  };
  const order = orders[column as UserColumn];
  return users.toSorted((a, b) => (direction === 'ascending' ? order(a, b) : order(b, a)));
}

const rank = (user: UserRowFragment) => roles.findIndex((role) => role === user.role);

function useUserColumns(): readonly Column<UserRowFragment>[] {
  const { zone } = useSpaceSettings();
  const me = useViewer().user.id;
  return [
    {
      id: 'name',
      header: m.access_name(),
      sortable: true,
      phone: 'title',
      cell: (row) => (
        <span className="inline-flex items-center gap-2">
          <bdi>{row.name}</bdi>
          {row.id === me && <Badge tone="accent">{m.access_you()}</Badge>}
        </span>
      ),
    },
    { id: 'email', header: m.access_email(), phone: 'meta', cell: (row) => <bdi>{row.email}</bdi> },
    { id: 'role', header: m.access_role(), sortable: true, phone: 'meta', cell: (row) => <bdi>{roleOf(row)}</bdi> },
    {
      id: 'state',
      header: m.access_state(),
      phone: 'value',
      cell: (row) => (
        <StatusBadge tone={row.active ? 'success' : 'neutral'}>{row.active ? m.access_active() : m.access_inactive()}</StatusBadge>
      ),
    },
    {
      id: 'since',
      header: m.access_since(),
      sortable: true,
      phone: 'hidden',
      cell: (row) => <span className="tabular-nums">{formatDate(row.createdAt, zone)}</span>,
    },
  ];
}
