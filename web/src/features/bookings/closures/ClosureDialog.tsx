import { LockOpen } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ClosuresDocument, ReopenPlacesDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { Moment } from '@/ui/Moment';
import { ErrorMessage, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import type { Claim, Place } from '../calendar/model/places';

interface ClosureDialogProps {
  place: Place;
  claim: Claim;
  mayReopen: boolean;
  onClose(): void;
}

/** Why and until when places are closed together, and the way to open them again. */
export function ClosureDialog({ place, claim, mayReopen, onClose }: ClosureDialogProps) {
  const [{ data, error, fetching }] = useQuery({ query: ClosuresDocument, requestPolicy: 'cache-and-network' });
  const [reopen, busy] = useAct(ReopenPlacesDocument);
  const [refusal, setRefusal] = useState<Refusal>();
  const asked = claim.wholeId ?? place.id;
  const closure = data?.closures.find(({ resourceIds, startsAt }) => resourceIds.includes(asked) && Date.parse(startsAt) === claim.from);

  async function open(id: string): Promise<void> {
    const outcome = await reopen({ id });
    setRefusal(outcome.refusal);
    if (outcome.refusal) return;
    showToast(m.calendar_reopened(), { tone: 'success' });
    onClose();
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={claim.title || m.calendar_closure()}
      footer={
        mayReopen &&
        closure && (
          <Button look="primary" busy={busy} icon={<LockOpen aria-hidden className="size-4" />} onClick={() => void open(closure.id)}>
            {m.calendar_reopen()}
          </Button>
        )
      }
    >
      {fetching && !data && <LoadingState shape="text" count={2} />}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
        <dt className="text-ink-muted">{m.calendar_close_which()}</dt>
        <dd>
          <bdi>{closure ? closure.resourceNames.join(m.calendar_comma()) : place.name}</bdi>
        </dd>
        <dt className="text-ink-muted">{m.calendar_starts()}</dt>
        <dd>
          <Moment at={new Date(claim.from).toISOString()} />
        </dd>
        {closure?.endsAt && (
          <>
            <dt className="text-ink-muted">{m.calendar_ends()}</dt>
            <dd>
              <Moment at={closure.endsAt} />
            </dd>
          </>
        )}
      </dl>
      <ErrorMessage problem={refusal ?? (error && refusalOf(error))} className="mt-3" />
    </Dialog>
  );
}
