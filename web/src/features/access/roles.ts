import type { Role } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';

export const roles: readonly Role[] = ['OWNER', 'MANAGER', 'STAFF'];

export function roleName(role: Role): string {
  return { OWNER: m.access_role_owner(), MANAGER: m.access_role_manager(), STAFF: m.access_role_staff() }[role];
}

/** What a role may do, in a sentence. */
export function roleMeaning(role: Role): string {
  return {
    OWNER: m.access_role_owner_hint(),
    MANAGER: m.access_role_manager_hint(),
    STAFF: m.access_role_staff_hint(),
  }[role];
}
