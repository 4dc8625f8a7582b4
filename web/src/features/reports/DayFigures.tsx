import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useViewer } from '@/features/access';
import { tenderName } from '@/features/payments';
import type { DayFiguresQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { kindAmounts, Split } from './Split';
import { formatCalendarWeekday } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import type { Minor } from '@/ui/format/money';
import { Money } from '@/ui/Money';

type Figures = DayFiguresQuery['dayOverview'];

/** `running`: the day isn't over, so that who sits now belongs to it. */
export function DayFigures({ figures, running }: { figures: Figures; running: boolean }) {
  const { space } = useViewer();
  const ofDay = `from=${figures.date}&to=${figures.date}`;
  return (
    <>
      <p className="mb-4 hidden text-[14pt] font-semibold print:block">
        <bdi>{space.name}</bdi> · {m.reports_day()} · {formatCalendarWeekday(figures.date)}
      </p>
      <div className="grid gap-4 sm:grid-cols-3">
        <Big label={m.reports_revenue()} hint={m.reports_revenue_hint()} value={figures.revenue} to={`/invoices?${ofDay}`} />
        <Big label={m.reports_received()} hint={m.reports_received_hint()} value={figures.receivedTotal} to={`/history?kind=payment&${ofDay}`} />
        <Big label={m.reports_owed()} hint={m.reports_owed_hint()} value={figures.owed} to={`/invoices?${ofDay}`} tone={figures.owed > 0 ? 'text-danger' : ''} />
      </div>
      <div className="mt-4 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Card title={m.reports_revenue()}>
          <dl className="grid gap-2">
            <Row label={m.reports_time()}>
              <Money value={figures.timeRevenue} />
            </Row>
            <Row label={m.reports_items()}>
              <Money value={figures.itemRevenue} />
            </Row>
            {figures.planRevenue !== 0 && (
              <Row label={m.reports_plans()}>
                <Money value={figures.planRevenue} />
              </Row>
            )}
            {figures.customRevenue !== 0 && (
              <Row label={m.reports_custom()}>
                <Money value={figures.customRevenue} />
              </Row>
            )}
            <Split amounts={kindAmounts(figures)} />
            <Row label={m.reports_tax()}>
              <Money value={figures.tax} />
            </Row>
            <Row label={m.reports_discounts()}>
              <Money value={figures.discounts} />
            </Row>
            <Row label={m.reports_credited()}>
              <Money value={figures.credited} />
            </Row>
          </dl>
        </Card>
        <Card title={m.reports_received()}>
          {figures.received.length === 0 && <p className="text-ink-muted">{m.reports_nothing_received()}</p>}
          <dl className="grid gap-2">
            {figures.received.map(({ tender, amount }) => (
              <Row key={tender} label={tenderName(tender)}>
                <Money value={amount} />
              </Row>
            ))}
            <Row label={m.reports_topped_up()}>
              <Money value={figures.toppedUp} />
            </Row>
          </dl>
        </Card>
        <Card title={m.reports_sessions()}>
          <dl className="grid gap-2">
            <Count label={m.reports_started()} value={figures.sessionsStarted} />
            <Count label={m.reports_ended()} value={figures.sessionsEnded} />
            {running && <Count label={m.reports_active()} value={figures.activeSessions} />}
            <Count label={m.reports_invoices()} value={figures.invoices} />
            <Count label={m.reports_new_customers()} value={figures.newCustomers} />
          </dl>
        </Card>
      </div>
    </>
  );
}

/** A figure that opens the rows behind it. */
function Big({ label, hint, value, to, tone = '' }: { label: string; hint: string; value: Minor; to: string; tone?: string }) {
  return (
    <Link to={to} className="block rounded-lg border border-line bg-surface p-4 shadow-card hover:border-line-strong">
      <p className="text-[0.8125rem] font-medium text-ink-muted">{label}</p>
      <p className={`mt-1 text-2xl font-semibold ${tone}`}>
        <Money value={value} />
      </p>
      <p className="mt-1 text-xs text-ink-muted">{hint}</p>
    </Link>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-3">
      <dt className="text-ink-muted">{label}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}

function Count({ label, value }: { label: string; value: number }) {
  return (
    <Row label={label}>
      <span className="figures">{formatNumber(value)}</span>
    </Row>
  );
}
