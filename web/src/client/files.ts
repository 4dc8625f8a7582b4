import { accessToken, commonHeaders, refresh, refusalIn } from './auth';
import { networkRefusal, type Refusal } from './refusal';
import { base } from './base';

async function send(path: string, init: RequestInit): Promise<Response> {
  const attempt = () =>
    fetch(base + path, {
      ...init,
      credentials: 'same-origin',
      headers: { ...commonHeaders(), Authorization: `Bearer ${accessToken() ?? ''}`, ...init.headers },
    });
  const answer = await attempt();
  if (answer.status !== 401 || !(await refresh())) return answer;
  return attempt();
}

/** Sends a file as it is; answers what the server makes of it. */
export async function sendFile(
  path: string,
  file: File,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ answer: unknown; refusal?: never } | { refusal: Refusal }> {
  try {
    const response = await send(path, {
      method: 'POST',
      // Headers carry no Arabic: the name goes percent-encoded.
      headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name), ...headers },
      body: file,
    });
    const answer: unknown = await response.json().catch(() => undefined);
    return response.ok ? { answer } : { refusal: refusalIn(answer) };
  } catch {
    return { refusal: networkRefusal() };
  }
}

/** Fetches a file that only the signed-in may have and hands it to the browser to keep. */
export async function keepFile(path: string, name: string): Promise<Refusal | undefined> {
  try {
    const response = await send(path, { method: 'GET' });
    if (!response.ok) return refusalIn(await response.json().catch(() => undefined));
    const address = URL.createObjectURL(await response.blob());
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    // The browser reads the address after this turn.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    return undefined;
  } catch {
    return networkRefusal();
  }
}

/** A file that only the signed-in may have, as an address that an image can show; nothing when it can't be had. */
export async function fileAsData(path: string): Promise<string | undefined> {
  try {
    const response = await send(path, { method: 'GET' });
    if (!response.ok) return undefined;
    const blob = await response.blob();
    return await new Promise((resolve) => {
      const reader = new FileReader();
      reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : undefined));
      reader.addEventListener('error', () => resolve(undefined));
      reader.readAsDataURL(blob);
    });
  } catch {
    return undefined;
  }
}
