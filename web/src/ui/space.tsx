import { createContext, use, type ReactNode } from 'react';

/** What formatting needs to know of the space that is open: its zone and its money. */
export interface SpaceSettings {
  readonly zone: string;
  readonly currency: string;
}

const SpaceContext = createContext<SpaceSettings>({ zone: 'Africa/Cairo', currency: 'EGP' });

export function SpaceSettingsProvider({ value, children }: { value: SpaceSettings; children: ReactNode }) {
  return <SpaceContext value={value}>{children}</SpaceContext>;
}

export function useSpaceSettings(): SpaceSettings {
  return use(SpaceContext);
}
