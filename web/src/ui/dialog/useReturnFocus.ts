import { useEffect, useRef, useState } from 'react';

/** What had the focus; for an entry of a menu, which goes away, the button of that menu. */
function opener(): Element | null {
  const focused = document.activeElement;
  const menu = focused?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return menu ? document.getElementById(menu) : focused;
}

/**
 * A dialog that is mounted to open it and unmounted to close it gives the focus back to what opened it; one
 * that stays mounted does so by itself.
 */
export function useReturnFocus(open: boolean): void {
  const [before] = useState(opener);
  const shown = useRef(open);
  useEffect(() => {
    shown.current = open;
  }, [open]);

  useEffect(
    () => () => {
      if (!shown.current) return;
      setTimeout(() => {
        if (!(before instanceof HTMLElement) || !before.isConnected) return;
        // What opened in its place keeps the focus.
        const next = document.activeElement?.closest('[role="dialog"], [role="alertdialog"]');
        if (!next || next.contains(before)) before.focus();
      });
    },
    [before],
  );
}
