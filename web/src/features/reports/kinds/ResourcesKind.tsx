import { ResourcesReportDocument, type ResourceAmountsFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { typeName } from '@/features/resources';
import { minutes, money, share, text, type Cell } from '../cells';
import { Report, ReportFrame } from '../Report';
import type { KindProps } from './common';
import { useReport } from './useReport';

/** Which places earn and which don't. */
export function ResourcesKind({ period, onPeriod }: KindProps) {
  const { data, ...rest } = useReport(ResourcesReportDocument, { period });
  return (
    <ReportFrame answer={{ data: data?.resourcesReport, ...rest }} onPeriod={onPeriod}>
      {(report) => {
        const { total } = report;
        const before = report.compared?.total;
        const amounts = (id: string, header: string, cell: (figures: ResourceAmountsFragment) => Cell) => ({
          id,
          header,
          cell: (row: (typeof report.rows)[number]) => cell(row.figures),
          total: cell(total),
          before: before && cell(before),
        });
        const idle = report.rows.filter((row) => row.figures.minutes === 0).length;
        return (
          <Report
            title={m.reports_resources()}
            file="places"
            data={report}
            figures={[
              { label: m.reports_time_revenue(), value: money(total.revenue), before: before && money(before.revenue) },
              { label: m.reports_per_hour(), value: money(total.perHour), before: before && money(before.perHour) },
              { label: m.reports_share(), value: share(total.share), before: before && share(before.share) },
              { label: m.reports_idle(), value: { kind: 'count', count: idle } },
            ]}
            columns={[
              { id: 'name', header: m.reports_place(), cell: (row) => text(row.name, '/resources') },
              { id: 'type', header: m.reports_type(), cell: (row) => text(typeName(row.resourceType)) },
              amounts('revenue', m.reports_time_revenue(), (figures) => money(figures.revenue)),
              amounts('minutes', m.reports_hours_taken(), (figures) => minutes(figures.minutes)),
              amounts('perHour', m.reports_per_hour(), (figures) => money(figures.perHour)),
              amounts('share', m.reports_share(), (figures) => share(figures.share)),
            ]}
            rows={report.rows}
            rowKey={(row) => row.id}
          />
        );
      }}
    </ReportFrame>
  );
}
