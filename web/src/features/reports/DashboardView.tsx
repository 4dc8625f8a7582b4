import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { tenderName } from '@/features/payments';
import type { DashboardQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { formatCalendarDay } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { formatPercent } from '@/ui/format/percent';
import { Money } from '@/ui/Money';
import { Moment } from '@/ui/Moment';
import { count, money } from './cells';
import { Bars } from './charts/Bars';
import { hourName } from './charts/HeatMap';
import { Figures } from './Figures';
import { kindName } from './kinds/kindNames';
import { kindAmounts, Split } from './Split';

type Dashboard = DashboardQuery['dashboard'];

export function DashboardView({ dashboard }: { dashboard: Dashboard }) {
  const { today, lastWeek, owed } = dashboard;
  const ofDay = `from=${today.date}&to=${today.date}`;
  return (
    <div className="grid gap-4">
      <Figures
        figures={[
          { label: m.reports_revenue_today(), value: money(today.revenue), before: money(lastWeek.revenue), to: `/invoices?${ofDay}` },
          {
            label: m.reports_received_today(),
            value: money(today.receivedTotal),
            before: money(lastWeek.receivedTotal),
            to: `/history?kind=payment&${ofDay}`,
          },
          {
            label: m.reports_arrivals(),
            value: count(today.sessionsStarted),
            before: count(lastWeek.sessionsStarted),
            to: `/history?kind=session&${ofDay}`,
          },
          {
            label: m.reports_owed_all(),
            value: money(owed.amount),
            worse: true,
            to: '/invoices?status=OPEN',
            hint: owed.overdueInvoices > 0 ? <Overdue amount={owed.overdue} invoices={owed.overdueInvoices} /> : m.reports_none_overdue(),
          },
        ]}
      />
      <Target dashboard={dashboard} />
      <div className="grid items-start gap-4 lg:grid-cols-3">
        <House dashboard={dashboard} />
        <Sold dashboard={dashboard} />
        <List title={m.reports_arrivals_latest()} to="/" empty={m.reports_nobody_came()}>
          {dashboard.arrivals.map((session) => (
            <Row key={session.id} to={session.endedAt ? `/customers/${session.customer.id}` : `/?session=${session.id}`} name={session.customer.name} note={session.resource.name}>
              <Moment at={session.startedAt} inline />
            </Row>
          ))}
        </List>
        <List title={m.reports_low_stock()} to="/inventory?low=1" empty={m.reports_stock_fine()}>
          {dashboard.lowStock.map((item) => (
            <Row key={item.id} to={`/inventory?item=${item.id}`} name={item.name} note={m.reports_minimum({ count: formatNumber(item.minStock) })}>
              <span className="figures font-semibold text-danger">{formatNumber(item.quantity)}</span>
            </Row>
          ))}
        </List>
        <List title={m.reports_expiring()} to="/subscriptions?tab=expiring" empty={m.reports_none_expiring()}>
          {dashboard.expiring.map((run) => (
            <Row key={run.id} to={`/customers/${run.customerId}?tab=plans`} name={run.customerName} note={run.planName}>
              {formatCalendarDay(run.endsOn)}
            </Row>
          ))}
        </List>
      </div>
    </div>
  );
}

function Overdue({ amount, invoices }: { amount: number; invoices: number }) {
  return (
    <Link to="/invoices?status=OVERDUE" className="relative font-medium text-danger hover:underline">
      <Money value={amount} /> {m.reports_overdue({ count: invoices, number: formatNumber(invoices) })}
    </Link>
  );
}

/** How far the day is on its way, as a bar and in words. */
function Target({ dashboard: { target, targetShare, today, lastWeekRevenue } }: { dashboard: Dashboard }) {
  const share = targetShare ?? 0;
  return (
    <Card>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        {target == null ? (
          <p className="text-ink-muted">
            {m.reports_no_target()}{' '}
            <Link to="/settings" className="text-accent underline underline-offset-2">
              {m.reports_set_target()}
            </Link>
          </p>
        ) : (
          <p className="font-medium">
            {m.reports_target()} <Money value={target} />
            <Separator />
            <bdi className="figures">{formatPercent(Math.round(share / 100) * 100)}</bdi>
          </p>
        )}
        <p className="text-[0.8125rem] text-ink-muted">
          {m.reports_last_week_whole()} <Money value={lastWeekRevenue} />
        </p>
      </div>
      {target != null && (
        <div
          role="progressbar"
          aria-label={m.reports_target()}
          aria-valuenow={Math.min(100, Math.max(0, Math.round(share / 100)))}
          aria-valuemin={0}
          aria-valuemax={100}
          className="mt-2 h-2.5 overflow-hidden rounded-full bg-sunken"
        >
          <div
            className={today.revenue >= target ? 'h-full bg-success-fill' : 'h-full bg-primary'}
            style={{ width: `${Math.min(100, Math.max(0, share / 100))}%` }}
          />
        </div>
      )}
    </Card>
  );
}

/** A line, as a dot beside Arabic digits reads as a zero. */
function Separator() {
  return (
    <span aria-hidden className="mx-2 text-line-strong">
      |
    </span>
  );
}

function House({ dashboard: { occupied, places, hours, today } }: { dashboard: Dashboard }) {
  const shown = hours.filter((hour) => hour.capacity > 0 || hour.minutes > 0 || hour.lastWeek > 0);
  const [now, all] = [formatNumber(occupied), formatNumber(places)];
  const inPlaces = (minutes: number) => {
    const count = Math.round(minutes / 60);
    return m.reports_places_count({ count, number: formatNumber(count) });
  };
  return (
    <Card
      className="lg:col-span-2"
      title={m.reports_house()}
      actions={
        <Link to="/" className="text-[0.8125rem] text-accent underline-offset-2 hover:underline">
          {m.reports_occupied({ now, all })}
          <Separator />
          {m.reports_active_sessions({ count: today.activeSessions, number: formatNumber(today.activeSessions) })}
        </Link>
      }
    >
      <Bars
        label={m.reports_hours_chart()}
        top={inPlaces}
        legend={[
          { name: m.reports_today(), tone: 'bg-primary' },
          { name: m.reports_last_week(), tone: 'bg-ink', line: true },
        ]}
        bars={shown.map((hour) => ({
          id: String(hour.hour),
          label: hourName(hour.hour),
          title: m.reports_hour_title({ hour: hourName(hour.hour), count: inPlaces(hour.minutes) }),
          parts: [{ name: 'taken', value: hour.minutes, tone: 'bg-primary' }],
          mark: hour.lastWeek,
        }))}
      />
      <table className="sr-only" aria-label={m.reports_hours_chart()}>
        <thead>
          <tr>
            <th scope="col">{m.reports_hour()}</th>
            <th scope="col">{m.reports_today()}</th>
            <th scope="col">{m.reports_last_week()}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((hour) => (
            <tr key={hour.hour}>
              <th scope="row">{hourName(hour.hour)}</th>
              <td>{inPlaces(hour.minutes)}</td>
              <td>{inPlaces(hour.lastWeek)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Sold({ dashboard: { today } }: { dashboard: Dashboard }) {
  const amounts = kindAmounts(today);
  const ofDay = `from=${today.date}&to=${today.date}`;
  return (
    <Card title={m.reports_by_kind_and_tender()}>
      <dl className="grid gap-1.5">
        {amounts
          .filter(([kind, amount]) => amount !== 0 || kind === 'TIME' || kind === 'ITEM')
          .map(([kind, amount]) => (
            <Line key={kind} label={kindName(kind)} to={`/reports/revenue?period=TODAY`} value={amount} />
          ))}
      </dl>
      <Split amounts={amounts} />
      <dl className="mt-3 grid gap-1.5 border-t border-line pt-3">
        {today.received.length === 0 && <p className="text-ink-muted">{m.reports_nothing_received()}</p>}
        {today.received.map(({ tender, amount }) => (
          <Line key={tender} label={tenderName(tender)} to={`/history?kind=payment&${ofDay}`} value={amount} />
        ))}
        {today.toppedUp > 0 && <Line label={m.reports_topped_up()} to={`/history?kind=balance&${ofDay}`} value={today.toppedUp} />}
      </dl>
    </Card>
  );
}

function Line({ label, value, to }: { label: string; value: number; to: string }) {
  return (
    <div className="flex justify-between gap-3">
      <dt>
        <Link to={to} className="text-ink-muted underline-offset-2 hover:text-ink hover:underline">
          {label}
        </Link>
      </dt>
      <dd className="font-medium">
        <Money value={value} bare />
      </dd>
    </div>
  );
}

function List({ title, to, empty, children }: { title: string; to: string; empty: string; children: readonly ReactNode[] }) {
  return (
    <Card
      flush
      title={title}
      actions={
        <Link to={to} className="text-[0.8125rem] text-accent underline-offset-2 hover:underline">
          {m.reports_see_all()}
        </Link>
      }
    >
      {children.length === 0 ? <p className="px-4 py-5 text-ink-muted">{empty}</p> : <ul className="divide-y divide-line">{children}</ul>}
    </Card>
  );
}

function Row({ to, name, note, children }: { to: string; name: string; note: string; children: ReactNode }) {
  return (
    <li>
      <Link to={to} className="grid grid-cols-[1fr_auto] items-center gap-x-3 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2">
        <span className="truncate font-medium">
          <bdi>{name}</bdi>
        </span>
        <span className="row-span-2 text-end text-[0.8125rem] text-ink-muted">{children}</span>
        <span className="truncate text-[0.8125rem] text-ink-muted">
          <bdi>{note}</bdi>
        </span>
      </Link>
    </li>
  );
}
