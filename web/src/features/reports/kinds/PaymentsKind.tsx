import { tenderName } from '@/features/payments';
import { PaymentsReportDocument, type PaymentAmountsFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { count, money, text, type Cell } from '../cells';
import { Report, ReportFrame } from '../Report';
import { ofDays, type KindProps } from './common';
import { useReport } from './useReport';

/** Money in and out, by tender. */
export function PaymentsKind({ period, onPeriod }: KindProps) {
  const { data, ...rest } = useReport(PaymentsReportDocument, { period });
  return (
    <ReportFrame answer={{ data: data?.paymentsReport, ...rest }} onPeriod={onPeriod}>
      {(report) => {
        const { total } = report;
        const before = report.compared?.total;
        const amounts = (id: string, header: string, cell: (figures: PaymentAmountsFragment) => Cell) => ({
          id,
          header,
          cell: (row: (typeof report.rows)[number]) => cell(row.figures),
          total: cell(total),
          before: before && cell(before),
        });
        return (
          <Report
            title={m.reports_payments()}
            file="payments"
            data={report}
            figures={[
              {
                label: m.reports_net(),
                value: money(total.net),
                before: before && money(before.net),
                to: `/history?kind=payment&${ofDays(report.period)}`,
                hint: m.reports_net_hint(),
              },
              { label: m.reports_in(), value: money(total.received), before: before && money(before.received) },
              { label: m.reports_refunded(), value: money(total.refunded), before: before && money(before.refunded), worse: true },
              { label: m.reports_topped_up(), value: money(total.toppedUp), before: before && money(before.toppedUp) },
            ]}
            columns={[
              { id: 'tender', header: m.reports_tender(), cell: (row) => text(tenderName(row.tender)) },
              amounts('received', m.reports_in(), (figures) => money(figures.received)),
              amounts('refunded', m.reports_refunded(), (figures) => money(figures.refunded)),
              amounts('toppedUp', m.reports_topped_up(), (figures) => money(figures.toppedUp)),
              amounts('net', m.reports_net(), (figures) => money(figures.net)),
              amounts('count', m.reports_count(), (figures) => count(figures.count)),
            ]}
            rows={total.count === 0 && report.rows.every((row) => row.figures.count === 0) ? [] : report.rows}
            rowKey={(row) => row.tender}
          />
        );
      }}
    </ReportFrame>
  );
}
