import { ListPlus } from 'lucide-react';
import { useState } from 'react';
import type { Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { JoinWaitlistDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { ErrorMessage } from '@/ui/states';
import { showToast } from '@/ui/toast';

interface JoinWaitlistProps {
  customerId: string;
  resourceId: string;
  startsAt: string;
  endsAt: string;
  onJoined(): void;
}

/** What is left when a place is taken: to wait for it in line (B11). */
export function JoinWaitlist({ onJoined, ...input }: JoinWaitlistProps) {
  const [refusal, setRefusal] = useState<Refusal>();
  const [join, busy] = useAct(JoinWaitlistDocument);

  async function wait(): Promise<void> {
    const outcome = await join({ input });
    setRefusal(outcome.refusal);
    if (!outcome.data) return;
    showToast(m.bookings_waitlist_joined({ name: outcome.data.joinWaitlist.customerName }), { tone: 'success' });
    onJoined();
  }

  return (
    <div className="grid gap-2">
      <Button busy={busy} icon={<ListPlus aria-hidden className="size-4" />} onClick={() => void wait()}>
        {m.bookings_waitlist_join()}
      </Button>
      <ErrorMessage problem={refusal} />
    </div>
  );
}
