import { enter, post, refusalIn, take } from './auth';
import { networkRefusal, type Refusal } from './refusal';

/** Takes the second step with the digits of the app or a recovery code. */
export function takeSecondStep(token: string, code: string): Promise<Refusal | undefined> {
  return enter('/auth/second-step', { token, code });
}

/** What comes of asking while somebody is not in yet. */
type Asked<Answer> = (Answer & { readonly refusal?: never }) | ({ readonly refusal: Refusal } & { readonly [Name in keyof Answer]?: never });

/** Begins to set an app up for who must have one to get in. */
export async function setUpApp(token: string): Promise<Asked<{ app: { secret: string; uri: string } }>> {
  try {
    const response = await post('/auth/second-step/set-up', { token });
    const answer: unknown = await response.json().catch(() => undefined);
    return response.ok ? { app: answer as { secret: string; uri: string } } : { refusal: refusalIn(answer) };
  } catch {
    return { refusal: networkRefusal() };
  }
}

/** Confirms that app and signs in; with the recovery codes, which are shown this once. */
export async function enterWithNewApp(token: string, code: string): Promise<Asked<{ codes: readonly string[] }>> {
  try {
    const response = await post('/auth/second-step/confirm', { token, code });
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok || !take(answer)) return { refusal: refusalIn(answer) };
    return { codes: (answer as { recoveryCodes: string[] }).recoveryCodes };
  } catch {
    return { refusal: networkRefusal() };
  }
}

/** Turns this device into the display whose code was typed. */
export function pairDisplay(code: string): Promise<Refusal | undefined> {
  return enter('/auth/pair', { code });
}

/** Signs in by the link that somebody came by. */
export function openLink(token: string): Promise<Refusal | undefined> {
  return enter('/auth/link/open', { token });
}

/** Sets a password by the link that somebody came by, and signs in. */
export function setPasswordByLink(token: string, password: string): Promise<Refusal | undefined> {
  return enter('/auth/link/password', { token, password });
}

/** What a link in a mail is for. */
export type LinkPurpose = 'sign_in' | 'password';

/** Asks for a link to be sent; the answer is the same whether or not somebody has this address. */
export async function askForLink(email: string, purpose: LinkPurpose): Promise<Refusal | undefined> {
  try {
    const response = await post('/auth/link', { email, purpose });
    return response.ok ? undefined : refusalIn(await response.json().catch(() => undefined));
  } catch {
    return networkRefusal();
  }
}
