import type { Role } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';

/** Those of the team; members join by themselves. */
export const roles = ['OWNER', 'MANAGER', 'STAFF'] as const;

export function roleName(role: Role): string {
  return {
    OWNER: m.access_role_owner(),
    MANAGER: m.access_role_manager(),
    STAFF: m.access_role_staff(),
    MEMBER: m.access_role_member(),
    DISPLAY: m.access_role_display(),
  }[role];
}

/** What somebody is: by the role of the house's own, where they have one. */
export function roleOf(user: { role: Role; customRole?: string | null }): string {
  return user.customRole ?? roleName(user.role);
}

/** What a role may do, in a sentence. */
export function roleMeaning(role: Role): string {
  return {
    OWNER: m.access_role_owner_hint(),
    MANAGER: m.access_role_manager_hint(),
    STAFF: m.access_role_staff_hint(),
    MEMBER: m.access_role_member_hint(),
    DISPLAY: m.access_role_display_hint(),
  }[role];
}
