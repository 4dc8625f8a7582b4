import { DoorOpen } from 'lucide-react';
import { useState } from 'react';
import type { Refusal } from '@/client/refusal';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { OpenShiftDialog } from './OpenShiftDialog';

/** Where cash was refused for want of a shift: opens one in place, so that the money can be taken right after. */
export function ShiftHelp({ refusal }: { refusal: Refusal | undefined }) {
  const [opening, setOpening] = useState(false);
  const [helped, setHelped] = useState<Refusal>();
  if (refusal?.code !== 'shift.needed') return null;
  if (helped === refusal) return <p role="status">{m.shifts_try_again()}</p>;
  return (
    <>
      <Button className="justify-self-start" icon={<DoorOpen aria-hidden className="size-4" />} onClick={() => setOpening(true)}>
        {m.shifts_open_mine()}
      </Button>
      {opening && <OpenShiftDialog onClose={() => setOpening(false)} onOpened={() => setHelped(refusal)} />}
    </>
  );
}
