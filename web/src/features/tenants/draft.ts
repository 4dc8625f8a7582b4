import { m } from '@/locales/compiled/messages.js';

/** What somebody types who opens a space. */
export interface Draft {
  readonly tenantName: string;
  readonly slug: string;
  readonly ownerName: string;
  readonly ownerEmail: string;
  readonly ownerPassword: string;
}

/** What is wrong, by field. */
export type Problems = Partial<Record<keyof Draft, string | undefined>>;

/** A name for an address out of a business' name, as far as it is Latin; the server has the last word. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return plain.length >= 3 ? plain : '';
}

/** What can be seen to be missing at once; the rest is the server's to say. */
export function problemsOf(draft: Draft): Problems {
  return {
    ...(draft.tenantName.trim() === '' && { tenantName: m.spaces_business_needed() }),
    ...(draft.slug.trim() === '' && { slug: m.tenants_address_needed() }),
    ...(draft.ownerName.trim() === '' && { ownerName: m.access_name_needed() }),
    ...(draft.ownerEmail.trim() === '' && { ownerEmail: m.access_email_needed() }),
    ...([...draft.ownerPassword].length < 8 && { ownerPassword: m.access_password_short() }),
  };
}

/** The zone of this device; the owner can change it in the settings. */
export function zoneHere(): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone.includes('/') ? zone : 'Africa/Cairo';
}
