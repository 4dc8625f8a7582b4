/** The words on screen, from the messages of the client itself: a journey reads the same in both languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Language = 'en' | 'ar';

export interface Say {
  /** The message as it stands on screen. */
  (key: string, values?: Record<string, string>): string;
  /** Any form of a message that changes with a number, whatever its values. */
  like(key: string): RegExp;
}

export function words(language: Language): Say {
  const folder = fileURLToPath(new URL(`../../web/src/locales/${language}/`, import.meta.url));
  const messages = new Map<string, unknown>();
  for (const file of readdirSync(folder)) {
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(folder + file, 'utf8')) as object)) messages.set(key, text);
  }
  const say = (key: string, values: Record<string, string> = {}): string => {
    const text = messages.get(key);
    if (typeof text !== 'string') throw new Error(`no plain message ${key} in ${language}`);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  };
  const like = (key: string): RegExp => {
    const forms = messages.get(key) as { match: Record<string, string> }[] | string | undefined;
    if (forms === undefined) throw new Error(`no message ${key} in ${language}`);
    const texts = typeof forms === 'string' ? [forms] : forms.flatMap(({ match }) => Object.values(match));
    return new RegExp(texts.map((text) => text.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replace(/\{\w+\}/g, '.*')).join('|'));
  };
  return Object.assign(say, { like });
}

/** What stands on screen with Latin digits and without the marks that steer its direction. */
export function latin(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',')
    .replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '')
    .replaceAll('\u00a0', ' ');
}
