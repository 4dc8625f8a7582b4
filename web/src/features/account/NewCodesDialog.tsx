import { useId, useState } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { RecoveryCodes } from '@/features/sign_in/app';
import { NewMyRecoveryCodesDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { PasswordStep } from './PasswordStep';

/** Makes new recovery codes in the place of the old ones. Mount it to open it. */
export function NewCodesDialog({ onClose }: { onClose(): void }) {
  const [make, busy] = useAct(NewMyRecoveryCodesDocument);
  const [codes, setCodes] = useState<readonly string[]>();
  const formId = useId();

  async function begin(current: string): Promise<Refusal | undefined> {
    const outcome = await make({ current });
    setCodes(outcome.data?.newMyRecoveryCodes);
    return outcome.refusal;
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.sign_in_codes()}
      description={codes ? undefined : m.sign_in_new_codes_hint()}
      footer={
        codes ? (
          <Button look="primary" onClick={onClose}>
            {m.sign_in_codes_kept()}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{m.ui_cancel()}</Button>
            <Button type="submit" form={formId} look="primary" busy={busy}>
              {m.sign_in_new_codes()}
            </Button>
          </>
        )
      }
    >
      {codes ? <RecoveryCodes codes={codes} /> : <PasswordStep id={formId} onPassword={begin} />}
    </Dialog>
  );
}
