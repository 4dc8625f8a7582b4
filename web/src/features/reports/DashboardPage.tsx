import { useEffect } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { DashboardDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { formatCalendarWeekday } from '@/ui/format/dates';
import { PageHeader } from '@/ui/PageHeader';
import { ErrorState, LoadingState } from '@/ui/states';
import { DashboardView } from './DashboardView';

/** Hours go by without anybody doing anything: asked again this often. */
const renewMs = 60_000;

/** The owner's day at one look. */
export function DashboardPage() {
  const [{ data, error }, ask] = useQuery({ query: DashboardDocument, requestPolicy: 'cache-and-network' });
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') ask({ requestPolicy: 'network-only' });
    }, renewMs);
    return () => clearInterval(timer);
  }, [ask]);
  const dashboard = data?.dashboard;
  return (
    <>
      <PageHeader
        title={m.reports_dashboard()}
        subtitle={dashboard && m.reports_dashboard_hint({ day: formatCalendarWeekday(dashboard.today.date) })}
      />
      {dashboard && <DashboardView dashboard={dashboard} />}
      {!dashboard && error && <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!dashboard && !error && <LoadingState shape="detail" />}
    </>
  );
}
