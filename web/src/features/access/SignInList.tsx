import { useState } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { EndSignInDocument, type SignInRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { serverNow } from '@/ui/clock';
import { formatMoment } from '@/ui/format/dates';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Devices that somebody is signed in on, in the time of the device that looks; `onEnded` asks for them again. */
export function SignInList({ signIns, onEnded }: { signIns: readonly SignInRowFragment[]; onEnded(): void }) {
  const [end] = useAct(EndSignInDocument);
  const [ending, setEnding] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const now = new Date(serverNow());

  async function press(id: string): Promise<void> {
    setEnding(id);
    const outcome = await end({ id });
    setEnding(undefined);
    setRefusal(outcome.refusal);
    if (!outcome.refusal) showToast(m.access_sign_in_ended(), { tone: 'success' });
    onEnded();
  }

  if (signIns.length === 0) return <p className="px-4 py-3 text-ink-muted">{m.access_no_sign_ins()}</p>;
  return (
    <>
      <ErrorMessage problem={refusal} className="m-4" />
      <ul>
        {signIns.map((each) => (
          <li key={each.id} className="flex min-h-13 items-center justify-between gap-3 border-t border-line px-4 py-2 first:border-t-0">
            <span className="min-w-0">
              <span className="flex flex-wrap items-center gap-2">
                <bdi className="font-medium">{each.device || m.access_unknown_device()}</bdi>
                {each.current && <Badge tone="accent">{m.access_this_one()}</Badge>}
              </span>
              <span className="block text-xs text-ink-muted tabular-nums">
                {m.access_sign_in_times({ since: formatMoment(each.createdAt, zone, now), used: formatMoment(each.usedAt, zone, now) })}
              </span>
            </span>
            {!each.current && (
              <Button size="sm" busy={ending === each.id} aria-label={m.access_end_on({ device: each.device || m.access_unknown_device() })} onClick={() => void press(each.id)}>
                {m.access_end()}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
