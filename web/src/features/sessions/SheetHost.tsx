import { lazy, Suspense, useState } from 'react';
import { useSheet, type OpenSheet } from './sheets';

const StartSheet = lazy(() => import('./start/StartSheet'));
const SessionSheet = lazy(() => import('./session/SessionSheet'));
const SellSheet = lazy(() => import('./counter/SellSheet'));
const CheckoutSheet = lazy(() => import('./checkout/CheckoutSheet'));

/** Shows the sheet the address names; the last one stays while it slides away, and each opening starts afresh. */
export function SheetHost() {
  const [sheet, close] = useSheet();
  const [shown, setShown] = useState<{ sheet: OpenSheet; opening: number } | undefined>(sheet && { sheet, opening: 0 });
  if (sheet && sheet !== shown?.sheet) setShown({ sheet, opening: (shown?.opening ?? 0) + 1 });
  if (!shown) return null;
  const frame = { open: sheet !== undefined, onClose: close };
  const { sheet: last, opening } = shown;
  return (
    <Suspense fallback={null}>
      {last.kind === 'start' && (
        <StartSheet key={opening} {...frame} resourceId={last.resourceId} customerId={last.customerId} />
      )}
      {last.kind === 'session' && <SessionSheet key={opening} {...frame} sessionId={last.sessionId} />}
      {last.kind === 'sell' && <SellSheet key={opening} {...frame} />}
      {last.kind === 'checkout' && <CheckoutSheet key={opening} {...frame} sessionId={last.sessionId} />}
    </Suspense>
  );
}
