import { useState } from 'react';
import { useAct } from '@/client/useAct';
import { ResetStepDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { showToast } from '@/ui/toast';

/** Takes away the second step of somebody who has lost phone and codes. */
export function ResetStep({ user }: { user: { readonly id: string; readonly name: string } }) {
  const [reset] = useAct(ResetStepDocument);
  const [asking, setAsking] = useState(false);
  const { id, name } = user;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{m.sign_in_reset_step()}</Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={m.sign_in_reset_title({ name })}
        consequences={m.sign_in_reset_consequences()}
        confirm={m.sign_in_reset_step()}
        dangerous
        onConfirm={async () => {
          const { refusal } = await reset({ userId: id });
          if (!refusal) showToast(m.sign_in_reset_done({ name }), { tone: 'success' });
          return refusal;
        }}
      />
    </>
  );
}
