import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What is open beside the house. It lives in the address, so that 'back' closes it and a link opens it. */
export type OpenSheet =
  | { readonly kind: 'start'; readonly resourceId: string | undefined; readonly customerId: string | undefined }
  | { readonly kind: 'session'; readonly sessionId: string }
  | { readonly kind: 'checkout'; readonly sessionId: string }
  | { readonly kind: 'sell' };

/** The address that sells over the counter. */
export const sellPath = '/?sell=1';

/** The address that opens a running session's sheet. */
export function sessionPath(sessionId: string): string {
  return `/?session=${encodeURIComponent(sessionId)}`;
}

/** The address that opens the bill of a session. */
export function checkoutPath(sessionId: string): string {
  return `/?checkout=${encodeURIComponent(sessionId)}`;
}

/** The address that asks who sits down, with the place or the guest already chosen. */
export function startPath({ resourceId = '', customerId = '' }: { resourceId?: string; customerId?: string }): string {
  return `/?${new URLSearchParams({ start: resourceId, ...(customerId && { customer: customerId }) })}`;
}

/** The address of a place's own sheet: when it will be in order again, and what it costs. */
export function resourcePath(resourceId: string): string {
  return `/resources?resource=${encodeURIComponent(resourceId)}`;
}

function sheetIn(params: URLSearchParams): OpenSheet | undefined {
  const session = params.get('session');
  if (session) return { kind: 'session', sessionId: session };
  const checkout = params.get('checkout');
  if (checkout) return { kind: 'checkout', sessionId: checkout };
  if (params.get('sell')) return { kind: 'sell' };
  const start = params.get('start');
  if (start === null) return undefined;
  return { kind: 'start', resourceId: start || undefined, customerId: params.get('customer') ?? undefined };
}

export function useSheet(): readonly [OpenSheet | undefined, close: () => void] {
  const [params, setParams] = useSearchParams();
  const sheet = useMemo(() => sheetIn(params), [params]);
  const close = useCallback(() => setParams({}, { replace: true, preventScrollReset: true }), [setParams]);
  return [sheet, close];
}
