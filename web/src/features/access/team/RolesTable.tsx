import { Check, Minus } from 'lucide-react';
import type { CustomRoleRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { roleName, roles } from '../roles';
import type { PermissionLine } from './permissions';

const builtIn = [...roles, 'MEMBER'] as const;

/** What each role may do, line by line, as the server decides it. */
export function RolesTable({ lines, own }: { lines: readonly PermissionLine[]; own: readonly CustomRoleRowFragment[] }) {
  const columns = [
    ...builtIn.map((role) => ({ id: role as string, name: roleName(role), may: (line: PermissionLine) => line.roles.includes(role) })),
    ...own.map((role) => ({ id: role.id, name: role.name, may: (line: PermissionLine) => role.permissions.includes(line.permission) })),
  ];
  return (
    <Card title={m.access_roles_compared()} flush>
      <div className="overflow-x-auto">
        <table className="w-full text-start">
          <thead className="bg-sunken text-xs text-ink-muted">
            <tr>
              <th scope="col" className="px-4 py-2 text-start font-medium">
                {m.spaces_permission()}
              </th>
              {columns.map((role) => (
                <th key={role.id} scope="col" className="w-24 px-2 py-2 text-center font-medium">
                  <bdi>{role.name}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.permission} className="border-t border-line">
                <th scope="row" className="px-4 py-1.5 text-start font-normal">
                  {line.label}
                </th>
                {columns.map((role) => (
                  <td key={role.id} className="px-2 py-1.5 text-center">
                    {role.may(line) ? (
                      <Check role="img" aria-label={m.spaces_role_may()} className="mx-auto size-4 text-success" />
                    ) : (
                      <Minus role="img" aria-label={m.spaces_role_may_not()} className="mx-auto size-4 text-ink-faint" />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
