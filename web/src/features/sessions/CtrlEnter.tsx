import type { ReactNode } from 'react';

/** Ctrl Enter anywhere in a sheet does what its main button does; Enter alone stays with the fields. */
export function CtrlEnter({ onPress, children }: { onPress: (() => void) | undefined; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a shortcut beside the button
    <div
      className="contents"
      onKeyDown={(event) => {
        if (!onPress || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onPress();
      }}
    >
      {children}
    </div>
  );
}
