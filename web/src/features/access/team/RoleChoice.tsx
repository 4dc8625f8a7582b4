import { useQuery } from 'urql';
import { CustomRolesDocument, type Role } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { ChoiceCards } from '@/ui/ChoiceCards';
import { formatNumber } from '@/ui/format/digits';
import { roleMeaning, roleName, roles } from '../roles';

/** A role as it is chosen: one that is always there by its name, one of the house's own by its id. */
export type ChosenRole = string;

export function chosenRole(user: { role: Role; customRoleId?: string | null } | undefined): ChosenRole {
  return user?.customRoleId ?? roles.find((each) => each === user?.role) ?? 'STAFF';
}

/** As the server is told. */
export function roleInput(chosen: ChosenRole): { role: Role; customRoleId: string | null } {
  const builtIn = roles.find((each) => each === chosen);
  return { role: builtIn ?? 'STAFF', customRoleId: builtIn ? null : chosen };
}

interface RoleChoiceProps {
  value: ChosenRole;
  onChange(value: ChosenRole): void;
  error?: string | undefined;
}

/** One of the roles that the team has. */
export function RoleChoice({ value, onChange, error }: RoleChoiceProps) {
  const [{ data }] = useQuery({ query: CustomRolesDocument });
  const own = (data?.customRoles ?? []).filter((role) => role.withinOwn || role.id === value);
  return (
    <ChoiceCards
      label={m.access_role()}
      value={value}
      onChange={onChange}
      options={[
        ...roles.map((role) => ({ value: role as string, label: roleName(role), hint: roleMeaning(role) })),
        ...own.map((role) => ({ value: role.id, label: role.name, hint: m.access_own_role_hint({ count: role.permissions.length, number: formatNumber(role.permissions.length) }) })),
      ]}
      error={error}
    />
  );
}
