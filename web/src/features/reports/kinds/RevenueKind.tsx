import { RevenueReportDocument, type ReportStep, type RevenueFiguresFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { Segmented } from '@/ui/fields';
import { formatCalendarDay } from '@/ui/format/dates';
import { localDigits } from '@/ui/format/digits';
import { formatMoney } from '@/ui/format/money';
import { useSpaceSettings } from '@/ui/space';
import { count, day, money } from '../cells';
import { Bars } from '../charts/Bars';
import { spanName } from '../period';
import { Report, ReportFrame } from '../Report';
import type { ReportColumn } from '../ReportTable';
import { ofDays, type KindProps } from './common';
import { kindName, kindTone, lineKinds } from './kindNames';
import { useReport } from './useReport';

const steps: readonly ReportStep[] = ['DAY', 'WEEK', 'MONTH'];

function stepName(step: ReportStep): string {
  if (step === 'DAY') return m.reports_by_day();
  return step === 'WEEK' ? m.reports_by_week() : m.reports_by_month();
}

/** What was sold, step by step. */
export function RevenueKind({ period, filter, onChange, onPeriod }: KindProps) {
  const { currency } = useSpaceSettings();
  const step = steps.find((each) => each === filter('step')) ?? 'DAY';
  const { data, ...rest } = useReport(RevenueReportDocument, { period, step });
  return (
    <>
      <div className="print:hidden">
        <Segmented
          label={m.reports_step()}
          value={step}
          onChange={(next) => onChange({ step: next === 'DAY' ? '' : next })}
          options={steps.map((value) => ({ value, label: stepName(value) }))}
        />
      </div>
      <ReportFrame answer={{ data: data?.revenueReport, ...rest }} onPeriod={onPeriod}>
        {(report) => {
          const { total } = report;
          const before = report.compared?.total;
          const sold = lineKinds.filter((kind) => report.rows.some((row) => amountOf(row, kind) !== 0) || kind === 'TIME' || kind === 'ITEM');
          const columns: ReportColumn<RevenueFiguresFragment>[] = [
            {
              id: 'period',
              header: stepName(step),
              cell: (row) =>
                day(row.period.from, step === 'DAY' ? formatCalendarDay(row.period.from) : spanName(row.period), `/invoices?${ofDays(row.period)}`),
            },
            ...sold.map((kind) => ({
              id: kind,
              header: kindName(kind),
              cell: (row: RevenueFiguresFragment) => money(amountOf(row, kind)),
              total: money(amountOf(total, kind)),
              before: before && money(amountOf(before, kind)),
            })),
            column('revenue', m.reports_revenue(), (row) => money(row.revenue)),
            column('tax', m.reports_tax(), (row) => money(row.tax)),
            column('discounts', m.reports_discounts(), (row) => money(row.discounts)),
            column('credited', m.reports_credited(), (row) => money(row.credited)),
            column('invoices', m.reports_invoices(), (row) => count(row.invoices)),
          ];
          function column(id: string, header: string, cell: (row: RevenueFiguresFragment) => ReturnType<typeof money>) {
            return { id, header, cell, total: cell(total), before: before && cell(before) };
          }
          return (
            <Report
              title={m.reports_revenue()}
              file="revenue"
              data={report}
              figures={[
                { label: m.reports_revenue(), value: money(total.revenue), before: before && money(before.revenue), to: `/invoices?${ofDays(report.period)}` },
                { label: m.reports_invoices(), value: count(total.invoices), before: before && count(before.invoices) },
                { label: m.reports_discounts(), value: money(total.discounts), before: before && money(before.discounts), worse: true },
                { label: m.reports_credited(), value: money(total.credited), before: before && money(before.credited), worse: true },
              ]}
              chart={
                <Card>
                  <Bars
                    label={m.reports_revenue()}
                    top={(value) => formatMoney(value, currency)}
                    legend={sold.map((kind) => ({ name: kindName(kind), tone: kindTone(kind) }))}
                    bars={report.rows.map((row) => ({
                      id: row.period.from,
                      label: axisDay(row.period.from),
                      title: `${spanName(row.period)}: ${formatMoney(row.revenue, currency)}`,
                      parts: sold.map((kind) => ({ name: kind, value: amountOf(row, kind), tone: kindTone(kind) })),
                    }))}
                  />
                </Card>
              }
              columns={columns}
              rows={report.rows}
              rowKey={(row) => row.period.from}
            />
          );
        }}
      </ReportFrame>
    </>
  );
}

const amountOf = (row: RevenueFiguresFragment, kind: string) => row.byKind.find((each) => each.kind === kind)?.amount ?? 0;

/** `3/11`, short enough to stand under a bar. */
const axisDay = (iso: string) => localDigits(`${Number(iso.slice(8))}/${Number(iso.slice(5, 7))}`);
