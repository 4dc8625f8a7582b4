import { CalendarClock } from 'lucide-react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { ExpiringStockDocument, type ExpiringStockQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Card } from '@/ui/Card';
import { Select } from '@/ui/fields';
import { formatCalendarDay } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { EmptyState } from '@/ui/states';
import { DataTable, type Column } from '@/ui/table/DataTable';
import { Stock } from './Stock';

type Row = ExpiringStockQuery['expiringStock'][number];

const horizons = [7, 14, 30, 60] as const;

/** What is near its last day, or past it and perhaps still there. */
export function ExpiringTab({ days, onDays, onItem }: { days: number; onDays(days: number): void; onItem(id: string): void }) {
  const [{ data, error }, ask] = useQuery({ query: ExpiringStockDocument, variables: { days } });
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <Select
          aria-label={m.inventory_expiring_days()}
          className="w-56"
          value={String(days)}
          onChange={(event) => onDays(Number(event.target.value))}
          options={horizons.map((value) => ({ value: String(value), label: m.inventory_reorder_within({ number: formatNumber(value) }) }))}
        />
        <p className="text-ink-muted">{m.inventory_expiring_hint()}</p>
      </div>
      <Card flush>
        <DataTable
          label={m.inventory_expiring()}
          columns={columns()}
          rows={data?.expiringStock}
          rowKey={(row) => `${row.deliveryId} ${row.itemId} ${row.expiresOn}`}
          onRowPress={(row) => onItem(row.itemId)}
          problem={error && refusalOf(error)}
          onRetry={() => ask({ requestPolicy: 'network-only' })}
          empty={<EmptyState icon={<CalendarClock />} title={m.inventory_expiring_none()} hint={m.inventory_expiring_none_hint()} />}
        />
      </Card>
    </>
  );
}

function columns(): readonly Column<Row>[] {
  return [
    { id: 'item', header: m.inventory_item(), phone: 'title', cell: (row) => <bdi>{row.itemName}</bdi> },
    { id: 'day', header: m.inventory_last_good_day(), width: '10rem', phone: 'meta', cell: (row) => formatCalendarDay(String(row.expiresOn)) },
    {
      id: 'state',
      header: m.inventory_state(),
      width: '9rem',
      phone: 'meta',
      cell: (row) =>
        row.state === 'EXPIRED' ? (
          <StatusBadge tone="danger">{m.inventory_expired()}</StatusBadge>
        ) : (
          <StatusBadge tone="warning">{m.inventory_expires_soon()}</StatusBadge>
        ),
    },
    { id: 'delivery', header: m.inventory_delivery(), width: '14rem', phone: 'hidden', cell: (row) => <bdi>{`${row.deliveryNumber} ${row.supplierName}`.trim()}</bdi> },
    { id: 'delivered', header: m.inventory_came(), align: 'end', width: '7rem', phone: 'hidden', cell: (row) => <Stock count={row.delivered} /> },
    { id: 'left', header: m.inventory_may_be_left(), align: 'end', width: '9rem', phone: 'value', cell: (row) => <Stock count={row.mayBeLeft} /> },
  ];
}
