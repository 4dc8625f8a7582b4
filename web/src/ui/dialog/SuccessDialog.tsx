import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '../Button';
import { Dialog } from './Dialog';

interface SuccessDialogProps {
  open: boolean;
  onClose(): void;
  title: string;
  /** What was done, with the figures that matter. */
  children?: ReactNode;
  /** What one usually does next: print, send, start another. */
  actions?: ReactNode;
}

export function SuccessDialog({ open, onClose, title, children, actions }: SuccessDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      footer={
        <>
          {actions}
          <Button look="primary" onClick={onClose}>
            {m.ui_done()}
          </Button>
        </>
      }
    >
      <div className="flex items-start gap-3.5">
        <span aria-hidden className="flex size-10 shrink-0 items-center justify-center rounded-full bg-success-soft text-success">
          <Check className="size-5" />
        </span>
        <div className="min-w-0 flex-1 pt-2">{children}</div>
      </div>
    </Dialog>
  );
}
