import { PlansReportDocument, type PlanAmountsFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { count, money, share, text, type Cell } from '../cells';
import { Report, ReportFrame } from '../Report';
import type { KindProps } from './common';
import { useReport } from './useReport';

/** Which plans are sold, renewed and left. */
export function PlansKind({ period, onPeriod }: KindProps) {
  const { data, ...rest } = useReport(PlansReportDocument, { period });
  return (
    <ReportFrame answer={{ data: data?.plansReport, ...rest }} onPeriod={onPeriod}>
      {(report) => {
        const { total } = report;
        const before = report.compared?.total;
        const amounts = (id: string, header: string, cell: (figures: PlanAmountsFragment) => Cell) => ({
          id,
          header,
          cell: (row: (typeof report.rows)[number]) => cell(row.figures),
          total: cell(total),
          before: before && cell(before),
        });
        return (
          <Report
            title={m.reports_plans()}
            file="plans"
            data={report}
            figures={[
              { label: m.reports_plans_sold(), value: count(total.sold), before: before && count(before.sold) },
              { label: m.reports_plans_running(), value: count(total.running), before: before && count(before.running) },
              { label: m.reports_plans_renewed(), value: count(total.renewed), before: before && count(before.renewed) },
              { label: m.reports_churn(), value: share(total.churn), before: before && share(before.churn), worse: true, hint: m.reports_churn_hint() },
            ]}
            columns={[
              { id: 'name', header: m.reports_plan(), cell: (row) => text(row.name) },
              amounts('sold', m.reports_plans_sold(), (figures) => count(figures.sold)),
              amounts('amount', m.reports_plans_amount(), (figures) => money(figures.amount)),
              amounts('running', m.reports_plans_running(), (figures) => count(figures.running)),
              amounts('ended', m.reports_plans_ended(), (figures) => count(figures.ended)),
              amounts('renewed', m.reports_plans_renewed(), (figures) => count(figures.renewed)),
              amounts('lost', m.reports_plans_lost(), (figures) => count(figures.lost)),
              amounts('churn', m.reports_churn(), (figures) => share(figures.churn)),
            ]}
            rows={report.rows}
            rowKey={(row) => row.id}
          />
        );
      }}
    </ReportFrame>
  );
}
