import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { knowsPasskeys } from '@/client/knowsPasskeys';
import type { Refusal } from '@/client/refusal';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { QuietLink } from './SignInFrame';

interface OtherWaysProps {
  /** Whether the house sends mail. */
  emailLink: boolean;
  /** A passkey did not let somebody in; nothing when it is tried anew. */
  onRefused(refusal: Refusal | undefined): void;
}

/** How to get in beside e-mail and password. It comes below all else, so that nothing moves under the finger. */
export default function OtherWays({ emailLink, onRefused }: OtherWaysProps) {
  const [asking, setAsking] = useState(false);

  async function byPasskey(): Promise<void> {
    setAsking(true);
    onRefused(undefined);
    const { signInByPasskey } = await import('@/client/passkeys');
    const refusal = await signInByPasskey();
    setAsking(false);
    onRefused(refusal);
  }

  return (
    <>
      {knowsPasskeys() && (
        <Button size="lg" className="mt-3 w-full" busy={asking} icon={<KeyRound aria-hidden className="size-5" />} onClick={() => void byPasskey()}>
          {m.sign_in_with_passkey()}
        </Button>
      )}
      <ul className="mt-6 grid justify-items-center gap-3">
        {emailLink && (
          <>
            <li>
              <QuietLink to="/sign-in/password">{m.sign_in_forgot()}</QuietLink>
            </li>
            <li>
              <QuietLink to="/sign-in/link">{m.sign_in_by_link()}</QuietLink>
            </li>
          </>
        )}
        <li>
          <QuietLink to="/join">{m.members_join_here()}</QuietLink>
        </li>
      </ul>
    </>
  );
}
