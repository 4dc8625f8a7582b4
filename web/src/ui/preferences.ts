import { useEffect, useSyncExternalStore } from 'react';
import { overwriteGetLocale } from '@/locales/compiled/runtime.js';

export type Locale = 'en' | 'ar';
export type Theme = 'system' | 'light' | 'dark';
/** Which digits numbers are shown in; `auto` follows the language. Typing accepts both. */
export type Digits = 'auto' | 'latn' | 'arab';

/** What one person chose on this device. */
export interface Preferences {
  readonly locale: Locale;
  readonly theme: Theme;
  readonly digits: Digits;
}

const prefix = 'coworkflow.';
const darkQuery = '(prefers-color-scheme: dark)';
const listeners = new Set<() => void>();

function stored<T extends string>(key: keyof Preferences, allowed: readonly T[]): T | undefined {
  try {
    const value = localStorage.getItem(prefix + key);
    return allowed.find((each) => each === value);
  } catch {
    return undefined;
  }
}

let current: Preferences = {
  locale: stored('locale', ['en', 'ar']) ?? (navigator.language.startsWith('ar') ? 'ar' : 'en'),
  theme: stored('theme', ['system', 'light', 'dark']) ?? 'system',
  digits: stored('digits', ['auto', 'latn', 'arab']) ?? 'auto',
};

overwriteGetLocale(() => current.locale);

function applyToDocument(): void {
  const root = document.documentElement;
  const dark = current.theme === 'dark' || (current.theme === 'system' && matchMedia(darkQuery).matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  root.lang = current.locale;
  root.dir = directionOf(current.locale);
}

export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

/** The preferences now, for code outside React (headers, formatters). */
export function preferences(): Preferences {
  return current;
}

/** Changes some preferences, remembers them on this device and applies them to the page at once. */
export function setPreferences(change: Partial<Preferences>): void {
  // The house's digits go with the house's language: a language of one's own brings its own, now as after a reload.
  const digits = change.locale && !stored('digits', ['auto', 'latn', 'arab']) ? 'auto' : current.digits;
  current = { ...current, digits, ...change };
  for (const [key, value] of Object.entries(change)) {
    try {
      localStorage.setItem(prefix + key, value);
    } catch {
      // Private windows may refuse storage: the choice then lasts as long as the page.
    }
  }
  applyToDocument();
  for (const listener of listeners) listener();
}

/** What the house speaks and counts in, on a screen for which nobody has chosen a language; not remembered, so that a later change counts too. */
export function useHouseDefaults({ locale, digits }: Pick<Preferences, 'locale' | 'digits'>): void {
  useEffect(() => {
    if (stored('locale', ['en', 'ar']) || (locale === current.locale && digits === current.digits)) return;
    current = { ...current, locale, digits: stored('digits', ['auto', 'latn', 'arab']) ?? digits };
    applyToDocument();
    for (const listener of listeners) listener();
  }, [locale, digits]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, preferences);
}

/** Keeps the page in step with the operating system's theme; call once at start. */
export function followSystemTheme(): void {
  applyToDocument();
  matchMedia(darkQuery).addEventListener('change', applyToDocument);
}
