import { Check, Minus } from 'lucide-react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { roleName, roles } from '@/features/access';
import { RolePermissionsDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { ErrorState, LoadingState } from '@/ui/states';

const columns = [...roles, 'MEMBER'] as const;

/** What each role may do, line by line, as the server decides it. */
export function RolesTable() {
  const [{ data, error }, ask] = useQuery({ query: RolePermissionsDocument });
  return (
    <Card title={m.spaces_roles()} flush className="mt-4">
      {!data && !error && <LoadingState shape="rows" count={8} />}
      {!data && error && <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {data && (
        <div className="overflow-x-auto">
          <table className="w-full text-start">
            <thead className="bg-sunken text-xs text-ink-muted">
              <tr>
                <th scope="col" className="px-4 py-2 text-start font-medium">
                  {m.spaces_permission()}
                </th>
                {columns.map((role) => (
                  <th key={role} scope="col" className="w-24 px-2 py-2 text-center font-medium">
                    {roleName(role)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rolePermissions.map((line) => (
                <tr key={line.permission} className="border-t border-line">
                  <th scope="row" className="px-4 py-1.5 text-start font-normal">
                    {line.label}
                  </th>
                  {columns.map((role) => (
                    <td key={role} className="px-2 py-1.5 text-center">
                      {line.roles.includes(role) ? (
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
      )}
    </Card>
  );
}
