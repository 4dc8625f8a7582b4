import { m } from '@/locales/compiled/messages.js';
import { accessToken, enter, post, refusalIn } from './auth';
import { networkRefusal, type Refusal } from './refusal';

function bytes(text: string): Uint8Array<ArrayBuffer> {
  const padded = text.replaceAll('-', '+').replaceAll('_', '/');
  return Uint8Array.from(atob(padded), (letter) => letter.charCodeAt(0));
}

function text(part: ArrayBuffer): string {
  const letters = Array.from(new Uint8Array(part), (byte) => String.fromCharCode(byte)).join('');
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

interface Asked {
  readonly token: string;
  readonly challenge: string;
  readonly place: string;
}

interface NewAsked extends Asked {
  readonly house: string;
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly known: readonly string[];
}

/** Nobody chose a passkey, or the device has none for this place: an ordinary thing. */
function notChosen(): Refusal {
  return { code: 'passkey', message: m.sign_in_passkey_not_chosen(), data: {} };
}

async function asked<Answer>(path: string, body: unknown): Promise<{ answer: Answer; refusal?: never } | { refusal: Refusal; answer?: never }> {
  try {
    const response = await post(path, body, accessToken());
    const answer: unknown = await response.json().catch(() => undefined);
    return response.ok ? { answer: answer as Answer } : { refusal: refusalIn(answer) };
  } catch {
    return { refusal: networkRefusal() };
  }
}

/** Signs in by a passkey that the person chooses; gives the refusal when it did not work. */
export async function signInByPasskey(): Promise<Refusal | undefined> {
  const { answer, refusal } = await asked<Asked>('/auth/passkeys/ask', {});
  if (refusal) return refusal;
  const publicKey = { challenge: bytes(answer.challenge), rpId: answer.place, userVerification: 'required' as const };
  const chosen = await navigator.credentials.get({ publicKey }).catch(() => null);
  if (!(chosen instanceof PublicKeyCredential)) return notChosen();
  const response = chosen.response as AuthenticatorAssertionResponse;
  return enter('/auth/passkeys/sign-in', {
    token: answer.token,
    credential: text(chosen.rawId),
    clientData: text(response.clientDataJSON),
    authenticatorData: text(response.authenticatorData),
    signature: text(response.signature),
  });
}

/** Makes a passkey on this device for who is signed in; gives the refusal when it did not work. */
export async function addPasskey(current: string): Promise<Refusal | undefined> {
  const { answer, refusal } = await asked<NewAsked>('/auth/passkeys/ask-new', { current });
  if (refusal) return refusal;
  const made = await navigator.credentials
    .create({
      publicKey: {
        challenge: bytes(answer.challenge),
        rp: { id: answer.place, name: answer.house },
        user: { id: new TextEncoder().encode(answer.userId), name: answer.email, displayName: answer.name },
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        excludeCredentials: answer.known.map((id) => ({ type: 'public-key', id: bytes(id) })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        attestation: 'none',
      },
    })
    .catch(() => null);
  if (!(made instanceof PublicKeyCredential)) return notChosen();
  const response = made.response as AuthenticatorAttestationResponse;
  const publicKey = response.getPublicKey();
  if (!publicKey) return notChosen();
  const added = await asked('/auth/passkeys/add', {
    token: answer.token,
    clientData: text(response.clientDataJSON),
    authenticatorData: text(response.getAuthenticatorData()),
    publicKey: text(publicKey),
    algorithm: response.getPublicKeyAlgorithm(),
  });
  return added.refusal;
}
