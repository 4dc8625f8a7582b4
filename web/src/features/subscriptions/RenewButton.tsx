import { RotateCw } from 'lucide-react';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { CancelSubscriptionDocument, RenewSubscriptionDocument, type SubscriptionRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { formatCalendarDay } from '@/ui/format/dates';
import { formatMoney } from '@/ui/format/money';
import { useSpaceSettings } from '@/ui/space';
import { showToast } from '@/ui/toast';

/** Renews in one tap, on account: the next run begins where this one ends, and its invoice waits to be paid. */
export function RenewButton({ run }: { run: SubscriptionRowFragment }) {
  const { currency } = useSpaceSettings();
  const [renew, busy] = useAct(RenewSubscriptionDocument);
  const [cancel] = useAct(CancelSubscriptionDocument);
  const mayUndo = useMay('subscriptions.manage');
  const name = run.customerName;

  async function takeBack(id: string): Promise<void> {
    const { refusal } = await cancel({ id, reason: m.subscriptions_renewal_taken_back(), tender: null });
    showToast(refusal ? refusal.message : m.subscriptions_renewal_taken_back(), { tone: refusal ? 'danger' : 'plain' });
  }

  async function press(): Promise<void> {
    const { data, refusal } = await renew({ id: run.id, discount: null, payments: null });
    if (refusal) {
      showToast(refusal.message, { tone: 'danger' });
      return;
    }
    const { id, endsOn, price } = data.renewSubscription;
    showToast(m.subscriptions_renewed({ name, day: formatCalendarDay(endsOn), amount: formatMoney(price, currency) }), {
      tone: 'success',
      ...(mayUndo && { undo: () => void takeBack(id) }),
    });
  }

  return (
    <Button
      size="sm"
      // Above the row's own button, which covers the row.
      className="relative z-1"
      aria-label={m.subscriptions_renew_of({ name, plan: run.planName })}
      icon={<RotateCw aria-hidden className="size-3.5" />}
      busy={busy}
      onClick={() => void press()}
    >
      {m.subscriptions_renew()}
    </Button>
  );
}
