import { lazy, Suspense, useState } from 'react';
import type { DialogSurfaceProps } from './DialogSurface';
import { useReturnFocus } from './useReturnFocus';

const load = () => import('./DialogSurface');
const Surface = lazy(load);

/** Fetches the dialog code ahead of the first opening; call when the page is idle. */
export function preloadDialogs(): void {
  void load();
}

function LazySurface(props: DialogSurfaceProps) {
  useReturnFocus(props.open);
  const [wanted, setWanted] = useState(props.open);
  if (props.open && !wanted) setWanted(true);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <Surface {...props} />
    </Suspense>
  );
}

type OwnProps = Omit<DialogSurfaceProps, 'shape' | 'alert'>;

/** A question or a short form in the middle of the screen. */
export function Dialog(props: OwnProps) {
  return <LazySurface {...props} shape="dialog" />;
}

/** Work beside the page: a panel at the end side, on a phone it rises from below. */
export function Sheet(props: OwnProps) {
  return <LazySurface {...props} shape="sheet" />;
}

/** A dialog that must be answered: only its buttons and Escape close it. */
export function AlertDialog(props: OwnProps) {
  return <LazySurface {...props} shape="dialog" alert />;
}

/** The frame of the command palette: no head, near the top. */
export function PaletteFrame(props: OwnProps) {
  return <LazySurface {...props} shape="palette" />;
}
