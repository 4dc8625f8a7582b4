import { categoryName } from '@/features/inventory';
import { ItemsReportDocument, type ItemAmountsFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { count, money, share, text, type Cell } from '../cells';
import { Report, ReportFrame } from '../Report';
import type { KindProps } from './common';
import { useReport } from './useReport';

/** What items brought in and what is left of it. */
export function ItemsKind({ period, onPeriod }: KindProps) {
  const { data, ...rest } = useReport(ItemsReportDocument, { period });
  return (
    <ReportFrame answer={{ data: data?.itemsReport, ...rest }} onPeriod={onPeriod}>
      {(report) => {
        const { total } = report;
        const before = report.compared?.total;
        const amounts = (id: string, header: string, cell: (figures: ItemAmountsFragment) => Cell) => ({
          id,
          header,
          cell: (row: (typeof report.rows)[number]) => cell(row.figures),
          total: cell(total),
          before: before && cell(before),
        });
        return (
          <Report
            title={m.reports_items()}
            file="items"
            data={report}
            figures={[
              { label: m.reports_item_revenue(), value: money(total.revenue), before: before && money(before.revenue) },
              { label: m.reports_quantity(), value: count(total.quantity), before: before && count(before.quantity) },
              { label: m.reports_margin(), value: money(total.margin), before: before && money(before.margin), hint: total.margin == null ? m.reports_margin_none() : m.reports_margin_hint() },
              { label: m.reports_margin_share(), value: share(total.marginShare), before: before && share(before.marginShare) },
            ]}
            columns={[
              { id: 'name', header: m.reports_item(), cell: (row) => text(row.name, `/inventory?item=${row.id}`) },
              { id: 'category', header: m.reports_category(), cell: (row) => text(categoryName(row.category)) },
              amounts('quantity', m.reports_quantity(), (figures) => count(figures.quantity)),
              amounts('revenue', m.reports_item_revenue(), (figures) => money(figures.revenue)),
              amounts('tax', m.reports_tax(), (figures) => money(figures.tax)),
              amounts('cost', m.reports_cost(), (figures) => money(figures.cost)),
              amounts('margin', m.reports_margin(), (figures) => money(figures.margin)),
              amounts('marginShare', m.reports_margin_share(), (figures) => share(figures.marginShare)),
            ]}
            rows={report.rows}
            rowKey={(row) => row.id}
          />
        );
      }}
    </ReportFrame>
  );
}
