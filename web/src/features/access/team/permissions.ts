import type { RolePermissionsQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';

export type PermissionLine = RolePermissionsQuery['rolePermissions'][number];

interface Group {
  readonly id: string;
  readonly label: string;
  readonly lines: readonly PermissionLine[];
}

/** What belongs together for somebody who gives rights, by the first word of a permission's name. */
const groups: readonly { readonly id: string; readonly label: () => string; readonly of: readonly string[] }[] = [
  { id: 'desk', label: m.access_group_desk, of: ['sessions', 'payments', 'shifts'] },
  { id: 'bookings', label: m.access_group_bookings, of: ['bookings', 'availability', 'resources', 'floor_plans', 'displays'] },
  { id: 'people', label: m.access_group_people, of: ['customers', 'members'] },
  { id: 'money', label: m.access_group_money, of: ['invoices', 'credit_notes', 'ledger'] },
  { id: 'plans', label: m.access_group_plans, of: ['subscriptions', 'plans', 'pricing'] },
  { id: 'stock', label: m.access_group_stock, of: ['inventory'] },
  { id: 'figures', label: m.access_group_figures, of: ['reports', 'journal', 'live'] },
];

/** The permissions in groups; what fits none stands with the house itself. */
export function grouped(lines: readonly PermissionLine[]): readonly Group[] {
  const groupOf = ({ permission }: PermissionLine) => groups.find((group) => group.of.includes(permission.split('.')[0] ?? ''))?.id ?? 'house';
  return [...groups, { id: 'house', label: m.access_group_house, of: [] }]
    .map(({ id, label }) => ({ id, label: label(), lines: lines.filter((line) => groupOf(line) === id) }))
    .filter((group) => group.lines.length > 0);
}

/** With what it needs when it is chosen, and without what needs it when it is not. */
export function toggled(lines: readonly PermissionLine[], chosen: ReadonlySet<string>, permission: string): ReadonlySet<string> {
  const byName = new Map(lines.map((line) => [line.permission, line]));
  const next = new Set(chosen);
  const add = (name: string) => {
    if (!byName.has(name) || next.has(name)) return;
    next.add(name);
    byName.get(name)?.needs.forEach(add);
  };
  const drop = (name: string) => {
    next.delete(name);
    for (const line of lines) if (next.has(line.permission) && line.needs.includes(name)) drop(line.permission);
  };
  if (chosen.has(permission)) drop(permission);
  else add(permission);
  return next;
}
