import type { DisplayRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';

/** The code that pairs a tablet, big enough to read across a room. It is shown once. */
export function CodeDialog({ display, onClose }: { display: DisplayRowFragment; onClose(): void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.displays_code_title()}
      description={m.displays_code_steps({ address: `${location.host}/display` })}
      footer={
        <Button look="primary" onClick={onClose}>
          {m.displays_code_done()}
        </Button>
      }
    >
      <p className="rounded-lg bg-sunken py-6 text-center" dir="ltr">
        <output className="figures text-4xl font-semibold tracking-widest select-all">{display.code}</output>
      </p>
    </Dialog>
  );
}
