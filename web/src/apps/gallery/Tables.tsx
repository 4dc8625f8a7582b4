import { Users } from 'lucide-react';
import { useState } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { formatNumber, localDigits } from '@/ui/format/digits';
import { Money } from '@/ui/Money';
import { EmptyState } from '@/ui/states';
import { DataTable, type Column, type Sort } from '@/ui/table/DataTable';
import { sampleCustomers, type SampleCustomer } from './samples';
import { Section } from './Section';

export function Tables() {
  const [sort, setSort] = useState<Sort>({ column: 'name', direction: 'ascending' });
  const sign = sort.direction === 'ascending' ? 1 : -1;
  const rows = sampleCustomers().toSorted(
    (a, b) => sign * (sort.column === 'name' ? a.name.localeCompare(b.name) : a.balance - b.balance),
  );
  const columns: readonly Column<SampleCustomer>[] = [
    { id: 'id', header: m.gallery_id(), cell: (row) => <span dir="ltr" className="figures text-ink-muted">{row.id}</span>, width: '6rem', phone: 'meta' },
    { id: 'name', header: m.gallery_name(), cell: (row) => <bdi>{row.name}</bdi>, sortable: true, phone: 'title' },
    { id: 'phone', header: m.gallery_phone(), cell: (row) => <span dir="ltr" className="figures">{localDigits(row.phone)}</span>, phone: 'meta' },
    {
      id: 'state',
      header: m.gallery_state(),
      cell: (row) => row.here && <StatusBadge tone="accent">{m.gallery_taken()}</StatusBadge>,
      phone: 'meta',
    },
    { id: 'visits', header: m.gallery_visits(), cell: (row) => <span className="figures">{formatNumber(row.visits)}</span>, align: 'end', phone: 'hidden' },
    { id: 'balance', header: m.gallery_balance(), cell: (row) => <Money value={row.balance} bare signed />, align: 'end', sortable: true, phone: 'value' },
  ];
  const shared = { label: m.gallery_customers(), columns, rowKey: (row: SampleCustomer) => row.id };
  const empty = (
    <EmptyState
      icon={<Users />}
      title={m.gallery_empty_title()}
      hint={m.gallery_empty_hint()}
      action={<Button look="primary">{m.gallery_empty_action()}</Button>}
    />
  );
  return (
    <Section title={m.gallery_tables()}>
      <Card flush>
        <DataTable
          {...shared}
          rows={rows}
          rowHref={() => '/gallery'}
          sort={sort}
          onSort={setSort}
          paging={{ hasMore: true, loading: false, onMore: () => undefined, summary: m.gallery_summary() }}
          empty={empty}
        />
      </Card>
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <Card flush>
          <DataTable {...shared} rows={undefined} empty={empty} />
        </Card>
        <Card flush>
          <DataTable {...shared} rows={[]} empty={empty} />
        </Card>
        <Card flush>
          <DataTable
            {...shared}
            rows={undefined}
            problem={{ message: m.gallery_load_failed(), next: m.gallery_load_failed_next() }}
            onRetry={() => undefined}
            empty={empty}
          />
        </Card>
      </div>
    </Section>
  );
}
