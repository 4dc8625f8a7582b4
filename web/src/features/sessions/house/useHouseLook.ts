import { useState } from 'react';

export type HouseLook = 'cards' | 'list';

const key = 'coworkflow.house-look';

/** Cards or a list, as this device showed the house last. */
export function useHouseLook(): readonly [HouseLook, (look: HouseLook) => void] {
  const [look, setLook] = useState<HouseLook>(() => {
    try {
      return localStorage.getItem(key) === 'list' ? 'list' : 'cards';
    } catch {
      return 'cards';
    }
  });
  const remember = (next: HouseLook) => {
    setLook(next);
    try {
      localStorage.setItem(key, next);
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  };
  return [look, remember];
}
