import { Check, CircleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { dismissToast, useToasts, type Toast } from './toast';

/** Where notices appear; one per page. */
export function Toaster() {
  const toasts = useToasts();
  const [held, setHeld] = useState(false);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only holds the clock, acts on nothing
    <section
      data-toasts
      aria-label={m.ui_notifications()}
      className="pointer-events-none fixed inset-x-3 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-60 flex flex-col items-center gap-2 sm:bottom-5 max-xl:over-dialog:top-[max(0.5rem,env(safe-area-inset-top))] max-xl:over-dialog:bottom-auto xl:over-dialog:items-start xl:over-dialog:ps-2 print:hidden"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <div aria-live="polite" className="contents">
        {toasts.map((toast) => (
          <ToastLine key={toast.id} toast={toast} held={held} />
        ))}
      </div>
    </section>
  );
}

function ToastLine({ toast, held }: { toast: Toast; held: boolean }) {
  // Reading or reaching for the button stops the clock.
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(toast.id), toast.lasts);
    return () => clearTimeout(timer);
  }, [held, toast]);

  return (
    <div className="pointer-events-auto flex min-h-11 w-full max-w-md items-center gap-3 rounded-lg border border-line-strong bg-raised ps-3.5 pe-1.5 shadow-pop starting:translate-y-2 starting:opacity-0 transition duration-150">
      {toast.tone === 'success' && <Check aria-hidden className="size-4.5 shrink-0 text-success" />}
      {toast.tone === 'danger' && <CircleAlert aria-hidden className="size-4.5 shrink-0 text-danger" />}
      <p className="min-w-0 flex-1 py-2.5">{toast.text}</p>
      {toast.undo && (
        <button
          type="button"
          className="h-8 rounded-md px-2.5 font-semibold text-accent hover:bg-hover"
          onClick={() => {
            toast.undo?.();
            dismissToast(toast.id);
          }}
        >
          {m.ui_undo()}
        </button>
      )}
      <button
        type="button"
        aria-label={m.ui_close()}
        className="flex size-8 items-center justify-center rounded-md text-ink-muted hover:bg-hover hover:text-ink"
        onClick={() => dismissToast(toast.id)}
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
