import { preferences } from '@/ui/preferences';
import { m } from '@/locales/compiled/messages.js';
import { networkRefusal, type Refusal } from './refusal';
import { clientId } from './identity';

/** A short-lived access token lives in memory only; the cookie that renews it is out of script's reach. */
interface Access {
  readonly accessToken: string;
  /** Milliseconds since the epoch, by this device's clock. */
  readonly expiresAt: number;
}

type AuthState = 'unknown' | 'signed-in' | 'signed-out';

let access: Access | undefined;
let state: AuthState = 'unknown';
let refreshing: Promise<boolean> | undefined;
const listeners = new Set<() => void>();

/** Renew this long before the token ends. */
const renewAheadMs = 20_000;

function change(next: AuthState, token?: Access): void {
  access = token;
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

/** The token to send now, or nothing for a stranger. */
export function accessToken(): string | undefined {
  return access?.accessToken;
}

export function accessEndsSoon(): boolean {
  return access !== undefined && Date.now() > access.expiresAt - renewAheadMs;
}

/** Headers every request carries. */
export function commonHeaders(): Record<string, string> {
  return { 'Accept-Language': preferences().locale, 'X-Client-Id': clientId };
}

async function post(path: string, body: unknown): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...commonHeaders(), 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

function take(answer: unknown): boolean {
  const { accessToken, expiresAt } = (answer ?? {}) as { accessToken?: unknown; expiresAt?: unknown };
  if (typeof accessToken !== 'string' || typeof expiresAt !== 'string') return false;
  change('signed-in', { accessToken, expiresAt: Date.parse(expiresAt) });
  return true;
}

/**
 * Renews the access token by the cookie; false when nobody is signed in. Without a network the state stays
 * as it is, so that a dropped line signs nobody out. Callers share one request.
 */
export function refresh(): Promise<boolean> {
  refreshing ??= renew().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function renew(): Promise<boolean> {
  try {
    const response = await post('/auth/refresh', {});
    if (response.ok && take(await response.json())) return true;
    if (response.status < 500) change('signed-out');
  } catch {
    if (state === 'unknown') change('signed-out');
  }
  return false;
}

/** Signs in; gives the refusal when it did not work. */
export async function signIn(email: string, password: string): Promise<Refusal | undefined> {
  try {
    const response = await post('/auth/sign-in', { email, password });
    const answer: unknown = await response.json().catch(() => undefined);
    if (response.ok && take(answer)) return undefined;
    return refusalIn(answer);
  } catch {
    return networkRefusal();
  }
}

/** Ends the session on the server and forgets the token here in any case. */
export async function signOut(): Promise<void> {
  try {
    await post('/auth/sign-out', {});
  } finally {
    change('signed-out');
  }
}

/** The server answers a refused sign-in as `{code, message, field, data}`, also inside `error`. */
function refusalIn(answer: unknown): Refusal {
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
