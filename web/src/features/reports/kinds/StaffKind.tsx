import { StaffReportDocument, type StaffAmountsFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { count, money, text, type Cell } from '../cells';
import { Report, ReportFrame } from '../Report';
import type { KindProps } from './common';
import { useReport } from './useReport';

/** Who sold, took money, gave it back and took sales back; and how their shifts came out. */
export function StaffKind({ period, onPeriod }: KindProps) {
  const { data, ...rest } = useReport(StaffReportDocument, { period });
  return (
    <ReportFrame answer={{ data: data?.staffReport, ...rest }} onPeriod={onPeriod}>
      {(report) => {
        const { total } = report;
        const before = report.compared?.total;
        const amounts = (id: string, header: string, cell: (figures: StaffAmountsFragment) => Cell) => ({
          id,
          header,
          cell: (row: (typeof report.rows)[number]) => cell(row.figures),
          total: cell(total),
          before: before && cell(before),
        });
        return (
          <Report
            title={m.reports_staff()}
            file="staff"
            data={report}
            figures={[
              { label: m.reports_sold(), value: money(total.sold), before: before && money(before.sold) },
              { label: m.reports_discounts(), value: money(total.discounts), before: before && money(before.discounts), worse: true },
              { label: m.reports_refunded(), value: money(total.refunded), before: before && money(before.refunded), worse: true },
              { label: m.reports_variance(), value: money(total.variance), before: before && money(before.variance), hint: m.reports_variance_hint() },
            ]}
            columns={[
              { id: 'name', header: m.reports_person(), cell: (row) => text(row.name || m.reports_program()) },
              amounts('invoices', m.reports_invoices(), (figures) => count(figures.invoices)),
              amounts('sold', m.reports_sold(), (figures) => money(figures.sold)),
              amounts('discounts', m.reports_discounts(), (figures) => money(figures.discounts)),
              amounts('received', m.reports_taken(), (figures) => money(figures.received)),
              amounts('refunded', m.reports_refunded(), (figures) => money(figures.refunded)),
              amounts('credited', m.reports_credited(), (figures) => money(figures.credited)),
              amounts('voids', m.reports_voids(), (figures) => count(figures.voids)),
              amounts('shifts', m.reports_shifts(), (figures) => count(figures.shifts)),
              amounts('variance', m.reports_variance(), (figures) => money(figures.variance)),
              amounts('offBy', m.reports_off_by(), (figures) => money(figures.offBy)),
            ]}
            rows={report.rows}
            rowKey={(row) => row.id}
          />
        );
      }}
    </ReportFrame>
  );
}
