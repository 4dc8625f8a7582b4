/** Whether this browser can ask for passkeys here: only over TLS, or on this machine. */
export function knowsPasskeys(): boolean {
  return window.isSecureContext && 'PublicKeyCredential' in window;
}
