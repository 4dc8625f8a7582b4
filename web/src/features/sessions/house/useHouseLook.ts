import { useState } from 'react';

const looks = ['plan', 'cards', 'list'] as const;
export type HouseLook = (typeof looks)[number];

const key = 'coworkflow.house-look';

/** The plan, cards or a list, as this device showed the house last; nothing was chosen on a new one. */
export function useHouseLook(): readonly [HouseLook | undefined, (look: HouseLook) => void] {
  const [look, setLook] = useState<HouseLook | undefined>(() => {
    try {
      const stored = localStorage.getItem(key);
      return looks.find((each) => each === stored);
    } catch {
      return undefined;
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
