import { ChevronLeft, ChevronRight, Printer } from 'lucide-react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { DayFiguresDocument, RunningDayDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, IconButton } from '@/ui/Button';
import { Input } from '@/ui/fields';
import { dayAfter, dayBefore, formatCalendarWeekday } from '@/ui/format/dates';
import { PageHeader } from '@/ui/PageHeader';
import { ErrorState, LoadingState } from '@/ui/states';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { DayFigures } from './DayFigures';

/** What a day came to. Without a choice it is the running one, which the server knows. */
export function DayPage() {
  const [filter, setFilters] = useUrlFilters();
  const chosen = filter('day');
  const [{ data, error, stale }, ask] = useQuery({ query: DayFiguresDocument, variables: { date: chosen || null } });
  const [{ data: today }] = useQuery({ query: RunningDayDocument, pause: chosen === '' });
  const refusal = error && refusalOf(error);
  const figures = data?.dayOverview;
  const day = figures?.date ?? chosen;
  const running = chosen === '' || figures?.date === today?.dayOverview.date;
  const open = (next: string) => setFilters({ day: next });

  return (
    <>
      <PageHeader
        title={m.reports_day()}
        subtitle={day && m.reports_day_hint({ day: formatCalendarWeekday(day) })}
        actions={
          <>
            <div className="flex items-center gap-1">
              <IconButton
                label={m.reports_before()}
                disabled={!day}
                icon={<ChevronLeft aria-hidden className="mirror-rtl size-4.5" />}
                onClick={() => open(dayBefore(day))}
              />
              <Input
                type="date"
                aria-label={m.reports_pick()}
                className="w-38 tabular-nums"
                value={day}
                onChange={(event) => open(event.target.value)}
              />
              <IconButton
                label={m.reports_after()}
                disabled={!day || chosen === ''}
                icon={<ChevronRight aria-hidden className="mirror-rtl size-4.5" />}
                onClick={() => open(dayAfter(day))}
              />
            </div>
            {chosen && <Button onClick={() => open('')}>{m.reports_today()}</Button>}
            <Button icon={<Printer aria-hidden className="size-4" />} disabled={!figures} onClick={() => window.print()}>
              {m.reports_print()}
            </Button>
          </>
        }
      />
      <div aria-live="polite" aria-busy={stale}>
        {figures && <DayFigures figures={figures} running={running} />}
      </div>
      {!figures && refusal && (
        <ErrorState
          problem={refusal}
          {...(refusal.code !== 'forbidden' && { onRetry: () => ask({ requestPolicy: 'network-only' }) })}
        />
      )}
      {!figures && !refusal && <LoadingState shape="detail" />}
    </>
  );
}
