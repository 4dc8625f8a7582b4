import { OccupancyReportDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Card } from '@/ui/Card';
import { weekdayName } from '@/ui/format/dates';
import { minutes, share, text } from '../cells';
import { HeatMap, hourName } from '../charts/HeatMap';
import { Report, ReportFrame } from '../Report';
import type { KindProps } from './common';
import { useReport } from './useReport';

/** When the house is full. */
export function OccupancyKind({ period, onPeriod }: KindProps) {
  const { data, ...rest } = useReport(OccupancyReportDocument, { period });
  return (
    <ReportFrame answer={{ data: data?.occupancyReport, ...rest }} onPeriod={onPeriod}>
      {(report) => {
        const before = report.compared ?? undefined;
        const busiest = report.cells.toSorted((one, other) => (other.share ?? 0) - (one.share ?? 0))[0];
        return (
          <Report
            title={m.reports_occupancy()}
            file="occupancy"
            data={report}
            figures={[
              { label: m.reports_share(), value: share(report.share), before: before && share(before.share), hint: m.reports_share_hint() },
              { label: m.reports_hours_taken(), value: minutes(report.minutes), before: before && minutes(before.minutes) },
              { label: m.reports_hours_open(), value: minutes(report.capacity), before: before && minutes(before.capacity) },
              {
                label: m.reports_busiest(),
                value: text(busiest && busiest.minutes > 0 ? m.reports_weekday_hour({ day: weekdayName(busiest.weekday), hour: hourName(busiest.hour) }) : '–'),
              },
            ]}
            folded
            chart={
              <Card flush title={m.reports_heat_map()}>
                <HeatMap label={m.reports_heat_map()} weekdays={report.weekdays} hours={report.hours} cells={report.cells} />
              </Card>
            }
            columns={[
              { id: 'day', header: m.reports_weekday(), cell: (row) => text(weekdayName(row.weekday)) },
              { id: 'hour', header: m.reports_hour(), cell: (row) => text(`${hourName(row.hour)}–${hourName((row.hour + 1) % 24)}`) },
              {
                id: 'minutes',
                header: m.reports_hours_taken(),
                cell: (row) => minutes(row.minutes),
                total: minutes(report.minutes),
                before: before && minutes(before.minutes),
              },
              {
                id: 'capacity',
                header: m.reports_hours_open(),
                cell: (row) => minutes(row.capacity),
                total: minutes(report.capacity),
                before: before && minutes(before.capacity),
              },
              {
                id: 'share',
                header: m.reports_share(),
                cell: (row) => share(row.share),
                total: share(report.share),
                before: before && share(before.share),
              },
            ]}
            rows={report.cells}
            rowKey={(row) => `${row.weekday} ${row.hour}`}
          />
        );
      }}
    </ReportFrame>
  );
}
