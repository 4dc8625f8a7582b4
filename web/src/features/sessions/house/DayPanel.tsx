import type { ReactNode } from 'react';
import type { HouseQuery } from '@/generated/graphql';
import { tenderName } from '@/features/payments';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Card } from '@/ui/Card';
import { formatNumber } from '@/ui/format/digits';
import { Money } from '@/ui/Money';
import { MoreLink } from './MoreLink';

type House = HouseQuery['house'];

/** The day so far: arrivals and money in. */
export function DayPanel({ day }: { day: House['day'] }) {
  return (
    <Card title={m.sessions_today()}>
      <dl className="grid grid-cols-3 gap-3">
        <Figure label={m.sessions_arrivals()}>{formatNumber(day.sessionsStarted)}</Figure>
        <Figure label={m.sessions_departures()}>{formatNumber(day.sessionsEnded)}</Figure>
        <Figure label={m.sessions_new_customers()}>{formatNumber(day.newCustomers)}</Figure>
      </dl>
      <h3 className="mt-4 mb-1 border-t border-line pt-3 text-[0.8125rem] font-medium text-ink-muted">{m.sessions_money_in()}</h3>
      <dl className="grid gap-1">
        {day.received.filter(({ tender }) => tender !== 'BALANCE').map(({ tender, amount }) => (
          <Line key={tender} label={tenderName(tender)}>
            <Money value={amount} bare />
          </Line>
        ))}
        <Line label={m.sessions_received_total()} strong>
          <Money value={day.receivedTotal} />
        </Line>
        {day.received.filter(({ tender }) => tender === 'BALANCE').map(({ tender, amount }) => (
          <Line key={tender} label={m.sessions_paid_from_balances()}>
            <Money value={amount} bare />
          </Line>
        ))}
        {day.toppedUp !== 0 && (
          <Line label={m.sessions_topped_up()}>
            <Money value={day.toppedUp} bare />
          </Line>
        )}
        {day.owed > 0 && (
          <Line label={m.sessions_owed_today()}>
            <Money value={day.owed} bare className="text-danger" />
          </Line>
        )}
      </dl>
    </Card>
  );
}

/** What runs out. */
export function LowStock({ items }: { items: House['lowStock'] }) {
  if (items.length === 0) return null;
  return (
    <Card flush title={m.sessions_low_stock()} actions={<MoreLink to="/inventory?low=1">{m.sessions_to_inventory()}</MoreLink>}>
      <ul className="divide-y divide-line">
        {items.map((item) => (
          <li key={item.id} className="flex h-9 items-center justify-between gap-3 px-4">
            <bdi className="truncate">{item.name}</bdi>
            <StatusBadge tone={item.quantity > 0 ? 'warning' : 'danger'}>
              {item.quantity > 0 ? m.sessions_left({ count: formatNumber(item.quantity) }) : m.sessions_sold_out()}
            </StatusBadge>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col-reverse justify-end">
      <dt className="text-xs text-ink-muted">{label}</dt>
      <dd className="figures text-xl leading-tight font-medium">{children}</dd>
    </div>
  );
}

function Line({ label, strong = false, children }: { label: string; strong?: boolean; children: ReactNode }) {
  return (
    <div className={`flex justify-between gap-4 ${strong ? 'mt-1 border-t border-line pt-1.5 font-semibold' : ''}`}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
