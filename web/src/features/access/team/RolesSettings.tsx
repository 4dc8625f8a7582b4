import { Plus, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { CustomRolesDocument, RolePermissionsDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { formatNumber } from '@/ui/format/digits';
import { EmptyState, ErrorState, LoadingState } from '@/ui/states';
import { roleMeaning, roleName, roles } from '../roles';
import { useMay } from '../viewer';
import { RoleSheet } from './RoleSheet';
import { RolesTable } from './RolesTable';

/** The roles that are always there, those of the house's own, and what each may do. */
export function RolesSettings() {
  const mayWrite = useMay('roles.write');
  const [{ data, error }, ask] = useQuery({ query: CustomRolesDocument });
  const [{ data: permissions, error: unknown }, askPermissions] = useQuery({ query: RolePermissionsDocument });
  const [opened, setOpened] = useState<string>();
  const own = data?.customRoles;
  const lines = permissions?.rolePermissions;
  const problem = error ?? unknown;
  const role = own?.find((each) => each.id === opened);

  if (!own || !lines) {
    if (!problem) return <LoadingState shape="rows" count={8} />;
    const again = () => {
      ask({ requestPolicy: 'network-only' });
      askPermissions({ requestPolicy: 'network-only' });
    };
    return <ErrorState problem={refusalOf(problem)} onRetry={again} />;
  }
  const add = mayWrite && (
    <Button look="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setOpened('new')}>
      {m.access_new_role()}
    </Button>
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Card title={m.access_own_roles()} actions={own.length > 0 && add} flush>
        {own.length === 0 ? (
          <EmptyState icon={<ShieldCheck />} title={m.access_no_roles()} hint={m.access_no_roles_hint()} action={add || undefined} />
        ) : (
          <ul>
            {own.map((each) => (
              <li key={each.id} className="relative flex min-h-11 items-center justify-between gap-3 border-t border-line px-4 py-1.5 first:border-t-0 hover:bg-hover">
                {mayWrite && each.withinOwn ? (
                  <button type="button" className="text-start font-medium after:absolute after:inset-0" onClick={() => setOpened(each.id)}>
                    <bdi>{each.name}</bdi>
                  </button>
                ) : (
                  <bdi className="font-medium">{each.name}</bdi>
                )}
                <span className="text-ink-muted tabular-nums">{m.access_role_people({ count: each.people, number: formatNumber(each.people) })}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card title={m.access_built_in_roles()} flush>
        <dl>
          {[...roles, 'MEMBER' as const].map((each) => (
            <div key={each} className="grid gap-x-4 border-t border-line px-4 py-2 first:border-t-0 sm:grid-cols-[10rem_1fr]">
              <dt className="font-medium">{roleName(each)}</dt>
              <dd className="text-ink-muted">{roleMeaning(each)}</dd>
            </div>
          ))}
          <div className="grid gap-x-4 border-t border-line px-4 py-2 sm:grid-cols-[10rem_1fr]">
            <dt className="font-medium">{m.access_role_guest()}</dt>
            <dd className="text-ink-muted">{m.access_role_guest_hint()}</dd>
          </div>
        </dl>
      </Card>
      <RolesTable lines={lines} own={own} />
      {opened === 'new' && <RoleSheet lines={lines} onClose={() => setOpened(undefined)} />}
      {role && <RoleSheet key={`${role.id}-${role.version}`} role={role} lines={lines} onClose={() => setOpened(undefined)} />}
    </div>
  );
}
