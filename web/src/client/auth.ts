import { preferences } from '@/ui/preferences';
import { m } from '@/locales/compiled/messages.js';
import { networkRefusal, type Refusal } from './refusal';
import { clientId } from './identity';
import { base } from './base';

type AuthState = 'unknown' | 'signed-in' | 'signed-out';

/** Short-lived, and only ever in memory; the cookie that renews it is out of script's reach. */
let token: string | undefined;
let state: AuthState = 'unknown';
/** What the person is in the house, as the server says with each token. */
let role = '';
let refreshing: Promise<boolean> | undefined;
const listeners = new Set<() => void>();

/** How long a page that does not know yet who is signed in waits for a silent server. */
const retryMs = 2_000;

function change(next: AuthState, newToken?: string): void {
  token = newToken;
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

export function authState(): AuthState {
  return state;
}

export function onAuthChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the person works here; a member has a site of their own and hears no news of the desk. */
export function isMember(): boolean {
  return role === 'member';
}

/** Whether this device is a tablet at a door, which shows that door alone. */
export function isDisplay(): boolean {
  return role === 'display';
}

/** The token to send now, or nothing for a stranger. */
export function accessToken(): string | undefined {
  return token;
}

/** Headers every request carries. */
export function commonHeaders(): Record<string, string> {
  return { 'Accept-Language': preferences().locale, 'X-Client-Id': clientId };
}

/** Posts to the server beside GraphQL; `bearer` for what only the signed in may ask. */
export async function post(path: string, body: unknown, bearer?: string): Promise<Response> {
  return fetch(base + path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...commonHeaders(), ...(bearer !== undefined && { Authorization: `Bearer ${bearer}` }), 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Signs in whom the server let in; whether it did. */
export function take(answer: unknown): boolean {
  const { accessToken: fresh, user } = (answer ?? {}) as { accessToken?: unknown; user?: { role: string } };
  if (typeof fresh !== 'string') return false;
  role = user?.role ?? '';
  change('signed-in', fresh);
  return true;
}

/** One tab at a time: two that renewed with the same cookie would look like a stolen one. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  // Only there on https and on this machine.
  const locks = navigator.locks as LockManager | undefined;
  return locks ? locks.request('coworkflow.refresh', work) : work();
}

/**
 * Renews the access token by the cookie; false when nobody is signed in. Without an answer the state stays
 * as it is, so that a dropped line signs nobody out. Callers share one request.
 */
export function refresh(): Promise<boolean> {
  refreshing ??= alone(renew).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function renew(): Promise<boolean> {
  try {
    const response = await post('/auth/refresh', {});
    if (response.ok && take(await response.json())) return true;
    // 403: the house takes nobody in; the page of whoever is not in says why.
    if (response.status === 401 || response.status === 403) {
      change('signed-out');
      return false;
    }
  } catch {
    // Treated like a server that is too busy to say.
  }
  if (state === 'unknown') setTimeout(() => void refresh(), retryMs);
  return false;
}

/** Asks the server to let somebody in; gives the refusal when it did not work. */
export async function enter(path: string, body: unknown): Promise<Refusal | undefined> {
  try {
    const response = await post(path, body);
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok && take(answer)) return undefined;
    const { secondStep } = (answer ?? {}) as { secondStep?: SecondStep };
    return secondStep ? await goOn(secondStep) : refusalIn(answer);
  } catch {
    return networkRefusal();
  }
}

interface SecondStep {
  readonly token: string;
  readonly setsUp: boolean;
}

/** Leads to the page of the second step, wherever the first was taken, and remembers where somebody wanted to go. */
function goOn({ token, setsUp }: SecondStep): Promise<never> {
  const { usr } = (history.state ?? {}) as { usr?: { from?: string } };
  const from = usr?.from ? `?from=${encodeURIComponent(usr.from)}` : '';
  location.assign(`${base}/sign-in/${setsUp ? 'set-up' : 'second-step'}${from}#${token}`);
  return new Promise(() => {});
}

export function signIn(email: string, password: string): Promise<Refusal | undefined> {
  return enter('/auth/sign-in', { email, password });
}

/** Ends the session on the server and forgets the token here in any case. */
export async function signOut(): Promise<void> {
  await post('/auth/sign-out', {}).catch(() => undefined);
  change('signed-out');
}

/** Outside GraphQL the server answers a refusal as `{code, message, field, data}`, also inside `error`. */
export function refusalIn(answer: unknown): Refusal {
  const outer = (answer ?? {}) as { error?: unknown };
  const { code, message, field, data } = (outer.error ?? outer) as Record<string, unknown>;
  if (typeof code !== 'string' || typeof message !== 'string') {
    return { code: 'internal', message: m.client_internal(), next: m.client_internal_next(), data: {} };
  }
  return {
    code,
    message,
    field: typeof field === 'string' ? field : undefined,
    data: (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>,
  };
}
