import { useState } from 'react';

/** A choice that this device keeps. */
export function useRemembered(name: string): readonly [string | undefined, (value: string) => void] {
  const key = `coworkflow.${name}`;
  const [value, setValue] = useState<string | undefined>(() => {
    try {
      return localStorage.getItem(key) ?? undefined;
    } catch {
      return undefined;
    }
  });
  const remember = (next: string) => {
    setValue(next);
    try {
      localStorage.setItem(key, next);
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  };
  return [value, remember];
}
