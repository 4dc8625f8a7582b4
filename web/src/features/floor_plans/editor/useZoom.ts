import { useCallback, useState } from 'react';

const step = 1.25;
const [least, most] = [0.02, 6];

export interface Zoom {
  /** Pixels per centimetre. */
  readonly scale: number;
  /** Whether the whole floor is kept in sight. */
  readonly fits: boolean;
  /** For fitting alone. */
  setScale(scale: number): void;
  zoom(by: 1 | -1): void;
  fit(): void;
}

/** How large the floor is drawn. */
export function useZoom(): Zoom {
  const [{ scale, fits }, setState] = useState({ scale: 0.6, fits: true });
  const setScale = useCallback((next: number) => setState((before) => (before.scale === next ? before : { ...before, scale: next })), []);
  const zoom = useCallback(
    (by: 1 | -1) => setState((before) => ({ scale: Math.max(least, Math.min(most, before.scale * step ** by)), fits: false })),
    [],
  );
  const fit = useCallback(() => setState((before) => ({ ...before, fits: true })), []);
  return { scale, fits, setScale, zoom, fit };
}
