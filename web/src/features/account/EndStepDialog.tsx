import { useId } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { EndMySecondStepDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { showToast } from '@/ui/toast';
import { PasswordStep } from './PasswordStep';

/** Turns the second step off. Mount it to open it. */
export function EndStepDialog({ onClose }: { onClose(): void }) {
  const [end, busy] = useAct(EndMySecondStepDocument);
  const formId = useId();

  async function turnOff(current: string): Promise<Refusal | undefined> {
    const { refusal } = await end({ current });
    if (refusal) return refusal;
    showToast(m.sign_in_turned_off(), { tone: 'success' });
    onClose();
    return undefined;
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.sign_in_turn_off_title()}
      description={m.sign_in_turn_off_consequences()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button type="submit" form={formId} look="danger" busy={busy}>
            {m.sign_in_turn_off()}
          </Button>
        </>
      }
    >
      <PasswordStep id={formId} onPassword={turnOff} />
    </Dialog>
  );
}
