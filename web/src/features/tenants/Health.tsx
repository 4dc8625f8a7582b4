import type { ReactNode } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { formatLocale } from '@/ui/format/digits';
import type { Overview } from './console';

const number = (value: number, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(formatLocale(), options).format(value);

/** How the server does, in a few figures. */
export function Health({ overview }: { overview: Overview }) {
  const hours = Math.floor(overview.upSeconds / 3_600);
  const days = Math.floor(hours / 24);
  const up = hours === 0 ? m.tenants_up_new() : days >= 2 ? m.tenants_up_days({ count: days }) : m.tenants_up_hours({ count: hours });
  return (
    <section aria-label={m.tenants_health()} className="grid grid-cols-2 gap-3 md:grid-cols-4">
      <Figure label={m.tenants_spaces()} value={number(overview.tenants)}>
        {m.tenants_spaces_more({ suspended: number(overview.suspended), leaving: number(overview.leaving) })}
      </Figure>
      <Figure label={m.tenants_sockets()} value={number(overview.sockets)}>
        {m.tenants_waiting({ count: number(overview.waitingWrites) })}
      </Figure>
      <Figure label={m.tenants_database()} value={m.tenants_ms({ count: number(overview.databaseMicros / 1_000, { maximumFractionDigits: 1 }) })}>
        {up}
      </Figure>
      <Figure label={m.tenants_faults()} value={number(overview.faults)} bad={overview.faults > 0}>
        {m.tenants_version({ version: overview.version })}
      </Figure>
      {overview.backups !== null && <p className="col-span-full rounded-md bg-warning-soft px-3 py-2.5 text-warning">{overview.backups}</p>}
    </section>
  );
}

function Figure({ label, value, bad = false, children }: { label: string; value: string; bad?: boolean; children: ReactNode }) {
  return (
    <Card>
      <p className="text-[0.8125rem] text-ink-muted">{label}</p>
      <p className={`figures mt-1 text-2xl font-semibold ${bad ? 'text-danger' : ''}`}>{value}</p>
      <p className="mt-0.5 text-[0.8125rem] text-ink-muted">{children}</p>
    </Card>
  );
}
