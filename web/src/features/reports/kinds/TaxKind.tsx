import { TaxReportDocument, type TaxAmountsFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatPercent } from '@/ui/format/percent';
import { count, money, text, type Cell } from '../cells';
import { Report, ReportFrame } from '../Report';
import { ofDays, type KindProps } from './common';
import { useReport } from './useReport';

/** What is owed to the tax office. */
export function TaxKind({ period, onPeriod }: KindProps) {
  const { data, ...rest } = useReport(TaxReportDocument, { period });
  return (
    <ReportFrame answer={{ data: data?.taxReport, ...rest }} onPeriod={onPeriod}>
      {(report) => {
        const { total } = report;
        const before = report.compared?.total;
        const amounts = (id: string, header: string, cell: (figures: TaxAmountsFragment) => Cell) => ({
          id,
          header,
          cell: (row: (typeof report.rows)[number]) => cell(row.figures),
          total: cell(total),
          before: before && cell(before),
        });
        return (
          <Report
            title={m.reports_tax_report()}
            file="tax"
            data={report}
            figures={[
              { label: m.reports_net_tax(), value: money(total.netTax), before: before && money(before.netTax) },
              { label: m.reports_net_base(), value: money(total.netBase), before: before && money(before.netBase) },
              { label: m.reports_credited_tax(), value: money(total.creditedTax), before: before && money(before.creditedTax) },
              { label: m.reports_invoices(), value: count(total.invoices), before: before && count(before.invoices), to: `/invoices?${ofDays(report.period)}` },
            ]}
            columns={[
              { id: 'rate', header: m.reports_rate(), cell: (row) => text(row.name ? `${row.name} ${formatPercent(row.rate)}` : m.reports_no_tax()) },
              amounts('invoices', m.reports_invoices(), (figures) => count(figures.invoices)),
              amounts('base', m.reports_base(), (figures) => money(figures.base)),
              amounts('tax', m.reports_tax_invoiced(), (figures) => money(figures.tax)),
              amounts('creditedBase', m.reports_credited_base(), (figures) => money(figures.creditedBase)),
              amounts('creditedTax', m.reports_credited_tax(), (figures) => money(figures.creditedTax)),
              amounts('netBase', m.reports_net_base(), (figures) => money(figures.netBase)),
              amounts('netTax', m.reports_net_tax(), (figures) => money(figures.netTax)),
            ]}
            rows={report.rows}
            rowKey={(row) => `${row.name} ${row.rate}`}
          />
        );
      }}
    </ReportFrame>
  );
}
