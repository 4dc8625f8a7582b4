import { commonHeaders, refusalIn } from '@/client/auth';
import { networkRefusal, type Refusal } from '@/client/refusal';

/** How the server does. */
export interface Overview {
  readonly operator: { readonly name: string; readonly email: string };
  readonly version: string;
  readonly upSeconds: number;
  readonly databaseMicros: number;
  readonly waitingWrites: number;
  readonly sockets: number;
  readonly faults: number;
  readonly backups: string | null;
  readonly tenants: number;
  readonly suspended: number;
  readonly leaving: number;
  readonly signUp: boolean;
  readonly plans: readonly string[];
}

/** One house: how it stands and how large it is, and nothing of what it keeps. */
export interface House {
  readonly id: string;
  readonly name: string;
  readonly slug: string | null;
  readonly domain: string | null;
  readonly url: string;
  readonly state: 'active' | 'suspended' | 'leaving';
  readonly reason: string | null;
  readonly plan: string | null;
  readonly createdAt: string;
  readonly exportedAt: string | null;
  readonly eraseAt: string | null;
  readonly customers: number;
  readonly places: number;
  readonly team: number;
  readonly storageBytes: number;
  readonly changes: number;
  readonly lastAt: string | null;
  readonly faults: number;
}

export interface HousePage {
  readonly nodes: readonly House[];
  readonly next: string | null;
}

export type Act = 'suspend' | 'resume' | 'leave' | 'keep' | 'plan';

/** An answer of the console, or why there is none. */
export type Answer<T> = { data: T; refusal?: never } | { data?: never; refusal: Refusal };

async function ask<T>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
  try {
    const response = await fetch(`/operator/api${path}`, {
      ...init,
      credentials: 'same-origin',
      headers: { ...commonHeaders(), 'Content-Type': 'application/json' },
    });
    if (response.status === 204) return { data: undefined as T };
    const answer: unknown = await response.json().catch(() => undefined);
    return response.ok ? { data: answer as T } : { refusal: refusalIn(answer) };
  } catch {
    return { refusal: networkRefusal() };
  }
}

const said = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });

/** The console has a sign-in of its own, by a cookie that no script reads and that opens nothing else. */
export const operatorConsole = {
  signIn: (email: string, password: string) => ask<unknown>('/sign-in', said({ email, password })),
  signOut: () => ask<undefined>('/sign-out', said({})),
  overview: () => ask<Overview>('/overview'),
  houses: (search: string, after: string | null) =>
    ask<HousePage>(`/tenants?${new URLSearchParams({ search, ...(after !== null && { after }) }).toString()}`),
  say: (id: string, act: Act, words: { reason?: string; plan?: string | null } = {}) =>
    ask<unknown>(`/tenants/${id}/${act}`, said(words)),
};

/** The code of a refusal that asks to sign in. */
export const signInNeeded = 'sign_in_needed';
