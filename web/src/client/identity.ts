/** 128 random bits in hexadecimal. `crypto.randomUUID` is missing where a till opens the server by plain http. */
function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Names this tab to the server, so that the live feed can say which changes are our own. */
export const clientId = randomName();

/** A fresh idempotency key: make one per act of the person and send it again on every retry of that act. */
export const newKey = randomName;
