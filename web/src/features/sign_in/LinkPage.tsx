import { useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { openLink } from '@/client/waysIn';
import { useAuthState } from '@/client/ClientProvider';
import type { Refusal } from '@/client/refusal';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { ErrorMessage } from '@/ui/states';
import { AskForLink } from './AskForLink';
import { BackToSignIn, QuietLink, SignInFrame } from './SignInFrame';

/** Signing in by a link: asks for one, or opens the one that brought somebody here. */
export function LinkPage() {
  const state = useAuthState();
  const token = useLocation().hash.slice(1);
  if (state === 'signed-in') return <Navigate to="/" replace />;
  if (token === '') return <AskForLink purpose="sign_in" title={m.sign_in_by_link_title()} hint={m.sign_in_by_link_hint()} />;
  return <OpenLink key={token} token={token} />;
}

/** It waits for a press: what looks into mail before its reader does must not use the link up. */
function OpenLink({ token }: { token: string }) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  async function open(): Promise<void> {
    setBusy(true);
    setRefusal(await openLink(token));
    setBusy(false);
  }

  return (
    <SignInFrame title={m.sign_in_one_press()} hint={m.sign_in_one_press_hint()}>
      <div className="grid gap-4">
        <ErrorMessage problem={refusal} />
        <Button look="primary" size="lg" busy={busy} onClick={() => void open()}>
          {m.access_sign_in()}
        </Button>
      </div>
      {refusal && (
        <p className="mt-6 text-center">
          <QuietLink to="/sign-in/link">{m.sign_in_new_link()}</QuietLink>
        </p>
      )}
      <BackToSignIn />
    </SignInFrame>
  );
}
