import type { CustomerType } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Badge } from '@/ui/Badge';

/** By which plan somebody comes; visitors are the rule and get no badge. */
export function TypeBadge({ type }: { type: CustomerType }) {
  switch (type) {
    case 'VISITOR':
      return null;
    case 'WEEKLY':
      return <Badge tone="success">{m.customers_type_weekly()}</Badge>;
    case 'HALF_MONTHLY':
      return <Badge tone="success">{m.customers_type_half_monthly()}</Badge>;
    case 'MONTHLY':
      return <Badge tone="success">{m.customers_type_monthly()}</Badge>;
  }
}
