import { CustomersReportDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { dateIn, formatDate } from '@/ui/format/dates';
import { localDigits } from '@/ui/format/digits';
import { useSpaceSettings } from '@/ui/space';
import { count, day, money, none, text } from '../cells';
import { Report, ReportFrame } from '../Report';
import { ReportTable } from '../ReportTable';
import type { KindProps } from './common';
import { useReport } from './useReport';

/** Who comes, who is new, who came back and who stopped coming. */
export function CustomersKind({ period, onPeriod }: KindProps) {
  const { zone } = useSpaceSettings();
  const { data, ...rest } = useReport(CustomersReportDocument, { period });
  return (
    <ReportFrame answer={{ data: data?.customersReport, ...rest }} onPeriod={onPeriod}>
      {(report) => {
        const before = report.compared ?? undefined;
        return (
          <Report
            title={m.reports_top_customers()}
            file="customers"
            data={report}
            figures={[
              { label: m.reports_came(), value: count(report.came), before: before && count(before.came) },
              { label: m.reports_new_customers(), value: count(report.new), before: before && count(before.new) },
              { label: m.reports_returning(), value: count(report.returning), before: before && count(before.returning), hint: m.reports_returning_hint() },
              { label: m.reports_lapsed(), value: count(report.lapsed), before: before && count(before.lapsed), worse: true, hint: m.reports_lapsed_hint() },
            ]}
            columns={[
              { id: 'name', header: m.reports_customer(), cell: (row) => text(row.customer.name, `/customers/${row.customer.id}`) },
              { id: 'number', header: m.reports_number(), cell: (row) => text(row.customer.humanId) },
              { id: 'visits', header: m.reports_visits(), cell: (row) => count(row.visits) },
              { id: 'revenue', header: m.reports_revenue(), cell: (row) => money(row.revenue) },
            ]}
            rows={report.top}
            rowKey={(row) => row.customer.id}
          >
            {report.lapsedRows.length > 0 && (
              <Card flush title={m.reports_lapsed()}>
                <ReportTable
                  label={m.reports_lapsed()}
                  columns={[
                    { id: 'name', header: m.reports_customer(), cell: (row) => text(row.name, `/customers/${row.id}`) },
                    { id: 'phone', header: m.reports_phone(), cell: (row) => (row.phone ? text(localDigits(row.phone)) : none) },
                    {
                      id: 'last',
                      header: m.reports_last_visit(),
                      cell: (row) => (row.lastVisitAt ? day(dateIn(zone, new Date(row.lastVisitAt)), formatDate(row.lastVisitAt, zone)) : none),
                    },
                    { id: 'visits', header: m.reports_visits(), cell: (row) => count(row.visits) },
                    { id: 'spent', header: m.reports_spent(), cell: (row) => money(row.spent) },
                  ]}
                  rows={report.lapsedRows}
                  rowKey={(row) => row.id}
                />
              </Card>
            )}
          </Report>
        );
      }}
    </ReportFrame>
  );
}
