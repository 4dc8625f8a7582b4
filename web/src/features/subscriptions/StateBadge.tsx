import type { SubscriptionRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { stateName, stateTone } from './words';

/** Where a run of a plan stands; one that ends soon and is not renewed says so. */
export function StateBadge({ run }: { run: Pick<SubscriptionRowFragment, 'state' | 'expiring'> }) {
  if (run.expiring) return <StatusBadge tone="warning">{m.subscriptions_ends_soon()}</StatusBadge>;
  return <StatusBadge tone={stateTone(run.state)}>{stateName(run.state)}</StatusBadge>;
}
