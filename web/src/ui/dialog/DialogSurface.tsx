import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '../classes';

export type DialogShape = 'dialog' | 'sheet' | 'palette';

export interface DialogSurfaceProps {
  open: boolean;
  onClose(): void;
  title: string;
  description?: ReactNode;
  /** Stays in place under the scrolling content: totals and buttons. */
  footer?: ReactNode;
  shape: DialogShape;
  wide?: boolean;
  /** For dialogs that ask: a press outside doesn't answer. */
  alert?: boolean;
  children?: ReactNode;
}

const shapes: Record<DialogShape, string> = {
  dialog:
    'inset-x-4 top-1/2 mx-auto max-h-[calc(100dvh-2rem)] -translate-y-1/2 rounded-xl ' +
    'data-starting-style:scale-97 data-starting-style:opacity-0 data-ending-style:scale-97 data-ending-style:opacity-0',
  sheet:
    'sm:inset-y-0 sm:end-0 sm:w-full sm:border-s sm:border-line ' +
    'max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[92dvh] max-sm:rounded-t-2xl ' +
    'max-sm:data-starting-style:translate-y-full max-sm:data-ending-style:translate-y-full ' +
    'sm:data-starting-style:translate-x-full sm:data-ending-style:translate-x-full ' +
    'sm:rtl:data-starting-style:-translate-x-full sm:rtl:data-ending-style:-translate-x-full',
  palette:
    'inset-x-3 top-[12dvh] mx-auto max-h-[70dvh] rounded-xl ' +
    'data-starting-style:-translate-y-2 data-starting-style:opacity-0 data-ending-style:opacity-0',
};

/** The one surface that dialogs, sheets and the palette are made of. Loaded when the first one opens. */
export default function DialogSurface({
  open,
  onClose,
  title,
  description,
  footer,
  shape,
  wide = false,
  alert = false,
  children,
}: DialogSurfaceProps) {
  const bare = shape === 'palette';
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, details) => {
        if (next) return;
        const target = details.event.target;
        // An undo in a toast belongs to the page, not to 'outside the dialog'.
        if (target instanceof Element && target.closest('[data-toasts]')) details.cancel();
        else onClose();
      }}
      disablePointerDismissal={alert}
    >
      <Base.Portal>
        {/* Over a sheet too: what is asked there comes first. */}
        <Base.Backdrop forceRender className="fixed inset-0 z-50 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0 print:hidden" />
        <Base.Popup
          ref={popup}
          initialFocus={(how) => firstFocus(popup.current, how)}
          role={alert ? 'alertdialog' : 'dialog'}
          className={classes(
            'fixed z-50 flex flex-col bg-raised text-ink shadow-pop outline-none transition duration-150 ease-out',
            shapes[shape],
            shape === 'sheet' && (wide ? 'sm:max-w-2xl' : 'sm:max-w-md'),
            shape === 'dialog' && (wide ? 'max-w-2xl' : 'max-w-md'),
            bare && 'max-w-xl overflow-hidden',
          )}
        >
          {bare ? (
            <Base.Title className="sr-only">{title}</Base.Title>
          ) : (
            <div className="flex shrink-0 items-start justify-between gap-4 ps-5 pe-3 pt-4 pb-3">
              <div className="min-w-0 pt-1">
                <Base.Title className="text-base leading-snug font-semibold">{title}</Base.Title>
                {description != null && (
                  <Base.Description className="mt-1 text-ink-muted" render={<div />}>
                    {description}
                  </Base.Description>
                )}
              </div>
              <Base.Close
                aria-label={m.ui_close()}
                className="flex size-9 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-hover hover:text-ink max-sm:size-11"
              >
                <X aria-hidden className="size-5" />
              </Base.Close>
            </div>
          )}
          {bare ? children : <div data-dialog-body className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div>}
          {footer != null && (
            <div data-dialog-footer className="flex shrink-0 flex-wrap justify-end gap-2 border-t border-line px-5 py-3.5 max-sm:pb-[max(0.875rem,env(safe-area-inset-bottom))]">
              {footer}
            </div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

const focusable = 'input:not([type=hidden], :disabled), select, textarea, button:not(:disabled), a[href]';

/** Where typing goes on opening: what asked for it, else the first control, else the first button of the foot. */
function firstFocus(popup: HTMLElement | null, how: string): HTMLElement | null {
  const asked = document.activeElement;
  if (asked instanceof HTMLElement && popup?.contains(asked)) return asked;
  // On a phone the keyboard would cover what was just opened.
  if (how === 'touch') return popup;
  const find = (part: string) => popup?.querySelector<HTMLElement>(`[${part}]`)?.querySelector<HTMLElement>(focusable);
  return find('data-dialog-body') ?? find('data-dialog-footer') ?? popup;
}
