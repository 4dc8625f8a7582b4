import type { SubscriptionRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatCalendarDay } from '@/ui/format/dates';
import { Money } from '@/ui/Money';
import type { Column } from '@/ui/table/DataTable';
import { RenewButton } from './RenewButton';
import { StateBadge } from './StateBadge';
import { hoursLeft, isOver, standing } from './words';

/** The columns of a list of runs: of everybody, or of one customer. */
export function runColumns({ customer, renew }: { customer: boolean; renew: boolean }): readonly Column<SubscriptionRowFragment>[] {
  const plan: Column<SubscriptionRowFragment> = {
    id: 'plan',
    header: m.subscriptions_plan(),
    phone: customer ? 'meta' : 'title',
    cell: (row) => <bdi>{row.planName}</bdi>,
  };
  return [
    ...(customer
      ? [{ id: 'customer', header: m.subscriptions_customer(), phone: 'title', cell: (row) => <bdi>{row.customerName}</bdi> } satisfies Column<SubscriptionRowFragment>]
      : []),
    plan,
    { id: 'state', header: m.subscriptions_state(), width: '8rem', phone: 'meta', cell: (row) => <StateBadge run={row} /> },
    {
      id: 'until',
      header: m.subscriptions_until(),
      width: '8rem',
      phone: 'value',
      cell: (row) => <span className="tabular-nums">{formatCalendarDay(row.endsOn < row.startsOn ? row.startsOn : row.endsOn)}</span>,
    },
    {
      id: 'standing',
      header: m.subscriptions_left(),
      width: '11rem',
      phone: 'meta',
      cell: (row) => <span className="text-ink-muted">{standing(row)}</span>,
    },
    {
      id: 'hours',
      header: m.subscriptions_hours(),
      width: '11rem',
      phone: 'hidden',
      cell: (row) => <span className="text-ink-muted">{isOver(row.state) ? '' : hoursLeft(row)}</span>,
    },
    { id: 'price', header: m.subscriptions_price(), width: '8rem', align: 'end', phone: 'hidden', cell: (row) => <Money value={row.price} /> },
    ...(renew
      ? [
          {
            id: 'renew',
            header: m.subscriptions_acts(),
            width: '7rem',
            align: 'end',
            phone: 'meta',
            cell: (row) => (row.expiring || (isOver(row.state) && !row.renewed)) && <RenewButton run={row} />,
          } satisfies Column<SubscriptionRowFragment>,
        ]
      : []),
  ];
}
