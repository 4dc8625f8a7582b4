/** Names this tab to the server, so that the live feed can say which changes are our own. */
export const clientId = crypto.randomUUID();

/** A fresh idempotency key: make one per act of the person and send it again on every retry of that act. */
export function newKey(): string {
  return crypto.randomUUID();
}
