import { CalendarOff, CalendarPlus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { HolidaysDocument, RemoveHolidayDocument, SetHolidaysDocument, type HolidayRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, IconButton } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { formatCalendarDay, formatLocalTime } from '@/ui/format/dates';
import { EmptyState } from '@/ui/states';
import { DataTable, type Column } from '@/ui/table/DataTable';
import { showToast } from '@/ui/toast';
import { HolidayDialog } from './HolidayDialog';

/** The days on which the week's hours do not count. */
export function HolidaysCard() {
  const mayWrite = useMay('spaces.write');
  const [{ data, error }, ask] = useQuery({ query: HolidaysDocument });
  const [editing, setEditing] = useState<HolidayRowFragment | 'new'>();
  const [remove] = useAct(RemoveHolidayDocument);
  const [set] = useAct(SetHolidaysDocument);

  async function takeOff(row: HolidayRowFragment): Promise<void> {
    const outcome = await remove({ date: row.date });
    if (outcome.refusal) {
      showToast(outcome.refusal.message, { tone: 'danger' });
      return;
    }
    const input = { from: row.date, name: row.name, opens: row.opens ?? null, closes: row.closes ?? null };
    showToast(m.spaces_holiday_removed({ name: row.name }), { undo: () => void set({ input }) });
  }

  const columns: readonly Column<HolidayRowFragment>[] = [
    { id: 'date', header: m.spaces_holiday_date(), phone: 'meta', cell: (row) => <span className="tabular-nums">{formatCalendarDay(row.date)}</span> },
    { id: 'name', header: m.spaces_holiday_name(), phone: 'title', cell: (row) => <bdi>{row.name}</bdi> },
    { id: 'hours', header: m.spaces_holiday_hours(), phone: 'value', cell: (row) => holidayHours(row) },
    ...(mayWrite
      ? [
          {
            id: 'remove',
            header: m.spaces_holiday_acts(),
            align: 'end',
            phone: 'meta',
            cell: (row) => (
              <span className="relative z-1">
                <IconButton label={m.spaces_holiday_remove({ name: row.name })} icon={<Trash2 aria-hidden className="size-4" />} onClick={() => void takeOff(row)} />
              </span>
            ),
          } satisfies Column<HolidayRowFragment>,
        ]
      : []),
  ];
  const add = (
    <Button size="sm" icon={<CalendarPlus aria-hidden className="size-4" />} onClick={() => setEditing('new')}>
      {m.spaces_holiday_add()}
    </Button>
  );

  return (
    <div className="mt-4 max-w-3xl">
      <Card title={m.spaces_holidays()} flush actions={mayWrite && add}>
        <DataTable
          label={m.spaces_holidays()}
          columns={columns}
          rows={data?.holidays}
          rowKey={(row) => row.id}
          {...(mayWrite && { onRowPress: (row: HolidayRowFragment) => setEditing(row) })}
          problem={error && refusalOf(error)}
          onRetry={() => ask({ requestPolicy: 'network-only' })}
          empty={<EmptyState icon={<CalendarOff />} title={m.spaces_no_holidays()} hint={m.spaces_no_holidays_hint()} />}
        />
      </Card>
      {editing && <HolidayDialog {...(editing !== 'new' && { holiday: editing })} onClose={() => setEditing(undefined)} />}
    </div>
  );
}

function holidayHours({ opens, closes }: HolidayRowFragment): string {
  if (!opens || !closes) return m.spaces_closed();
  return `${formatLocalTime(opens)} – ${formatLocalTime(closes)}`;
}
