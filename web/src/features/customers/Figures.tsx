import type { ReactNode } from 'react';
import type { CustomerDetailFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatNumber } from '@/ui/format/digits';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';

/** What the desk wants to know at a glance. */
export function Figures({ customer }: { customer: CustomerDetailFragment }) {
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      <Figure label={m.customers_visits()} note={
          customer.lastVisitAt && (
            <>
              {m.customers_last_visit()}: <Moment at={customer.lastVisitAt} />
            </>
          )
        }>
        <span className="figures">{formatNumber(customer.visits)}</span>
      </Figure>
      <Figure label={m.customers_spent()}>
        <Money value={customer.spent} />
      </Figure>
      <Figure label={m.customers_owed()} note={customer.owed > 0 ? m.customers_owed_hint() : m.customers_owed_nothing()}>
        <Money value={customer.owed} className={customer.owed > 0 ? 'text-danger' : ''} />
      </Figure>
      <Figure
        label={m.customers_balance()}
        note={customer.balance < 0 ? m.customers_balance_below() : customer.balance > 0 ? m.customers_balance_credit() : undefined}
      >
        <Money value={customer.balance} signed />
      </Figure>
    </dl>
  );
}

function Figure({ label, note, children }: { label: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-col rounded-lg border border-line bg-surface px-4 py-3 shadow-card">
      <dt className="text-xs font-medium text-ink-muted">{label}</dt>
      <dd className="mt-1 text-lg leading-tight font-semibold">{children}</dd>
      {note && <dd className="mt-1 text-xs text-ink-muted">{note}</dd>}
    </div>
  );
}
