import { KeyRound, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { knowsPasskeys } from '@/client/knowsPasskeys';
import { addPasskey } from '@/client/passkeys';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { MyPasskeysDocument, RemoveMyPasskeyDocument, type MyPasskeysQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, IconButton } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { Dialog } from '@/ui/dialog/Dialog';
import { Moment } from '@/ui/Moment';
import { ErrorState, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { PasswordStep } from './PasswordStep';

type Passkey = MyPasskeysQuery['myPasskeys'][number];

/** One's passkeys: which there are, another one, one less. */
export function PasskeysCard() {
  const [{ data, error }, ask] = useQuery({ query: MyPasskeysDocument });
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey>();
  const [remove] = useAct(RemoveMyPasskeyDocument);
  const passkeys = data?.myPasskeys;
  const again = () => ask({ requestPolicy: 'network-only' });

  return (
    <Card title={m.sign_in_passkeys()}>
      {!passkeys && error && <ErrorState problem={refusalOf(error)} onRetry={again} />}
      {!passkeys && !error && <LoadingState shape="text" count={3} />}
      {passkeys && (
        <div className="grid gap-4">
          <p className="text-ink-muted">{knowsPasskeys() ? m.sign_in_passkeys_why() : m.sign_in_passkeys_unknown()}</p>
          {passkeys.length > 0 && (
            <ul aria-label={m.sign_in_passkeys()} className="divide-y divide-line rounded-lg border border-line">
              {passkeys.map((passkey) => (
                <li key={passkey.id} className="flex items-center gap-3 p-3">
                  <KeyRound aria-hidden className="size-5 shrink-0 text-ink-muted" />
                  <div className="min-w-0 flex-1">
                    <p className="truncate font-medium">
                      <bdi>{passkey.name}</bdi>
                    </p>
                    <p className="text-xs text-ink-muted">
                      {passkey.usedAt ? m.sign_in_passkey_used() : m.sign_in_passkey_added()} <Moment at={passkey.usedAt ?? passkey.createdAt} />
                    </p>
                  </div>
                  <IconButton
                    label={m.sign_in_passkey_remove_of({ name: passkey.name })}
                    icon={<Trash2 aria-hidden className="size-4" />}
                    onClick={() => setRemoving(passkey)}
                  />
                </li>
              ))}
            </ul>
          )}
          {knowsPasskeys() && (
            <Button className="justify-self-start" onClick={() => setAdding(true)}>
              {m.sign_in_passkey_add()}
            </Button>
          )}
        </div>
      )}
      {adding && (
        <AddPasskey
          onClose={() => {
            setAdding(false);
            again();
          }}
        />
      )}
      <ConfirmDialog
        open={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={m.sign_in_passkey_remove_title({ name: removing?.name ?? '' })}
        consequences={m.sign_in_passkey_remove_consequences()}
        confirm={m.sign_in_passkey_remove()}
        dangerous
        onConfirm={async () => {
          if (!removing) return undefined;
          const { refusal } = await remove({ id: removing.id });
          if (!refusal) again();
          return refusal;
        }}
      />
    </Card>
  );
}

function AddPasskey({ onClose }: { onClose(): void }) {
  const [busy, setBusy] = useState(false);
  const formId = useId();

  async function add(current: string): Promise<Refusal | undefined> {
    setBusy(true);
    const refusal = await addPasskey(current);
    setBusy(false);
    if (refusal) return refusal;
    showToast(m.sign_in_passkey_was_added(), { tone: 'success' });
    onClose();
    return undefined;
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={m.sign_in_passkey_add()}
      description={m.sign_in_passkey_add_hint()}
      footer={
        <>
          <Button onClick={onClose}>{m.ui_cancel()}</Button>
          <Button type="submit" form={formId} look="primary" busy={busy}>
            {m.sign_in_go_on()}
          </Button>
        </>
      }
    >
      <PasswordStep id={formId} onPassword={add} />
    </Dialog>
  );
}
