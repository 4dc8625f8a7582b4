import { Calculator, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { usePages } from '@/client/usePages';
import { useMay } from '@/features/access';
import { ShiftPeopleDocument, ShiftsDocument, type ShiftRowFragment, type ShiftsQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { DayFilter } from '@/ui/DayFilter';
import { Select } from '@/ui/fields';
import { Moment } from '@/ui/Moment';
import { Money } from '@/ui/Money';
import { PageHeader } from '@/ui/PageHeader';
import { EmptyState } from '@/ui/states';
import { DataTable, type Column } from '@/ui/table/DataTable';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { CheckAllDialog } from './CheckAllDialog';
import { MyShift } from './MyShift';
import { ShiftSheet } from './ShiftSheet';
import { Variance } from './Variance';

const pageSize = 30;
const pageOf = (data: ShiftsQuery) => data.shifts;
const filterNames = ['who', 'from', 'to'];

/** The till: one's own drawer, and the shifts before; those of all for who manages them. */
export function TillPage() {
  const [filter, setFilters] = useUrlFilters();
  const mayManage = useMay('shifts.manage');
  const [checking, setChecking] = useState(false);
  const who = filter('who');
  const from = filter('from');
  const to = filter('to');
  const open = filter('shift');
  const filtered = filterNames.some((name) => filter(name) !== '');
  const clear = () => setFilters(Object.fromEntries(filterNames.map((name) => [name, ''])));
  const pages = usePages(ShiftsDocument, { userId: who || null, from: from || null, to: to || null, first: pageSize, after: null }, pageOf);

  return (
    <>
      <PageHeader
        title={m.desk_till()}
        subtitle={m.shifts_subtitle()}
        actions={
          mayManage && (
            <Button icon={<ShieldCheck aria-hidden className="size-4" />} onClick={() => setChecking(true)}>
              {m.shifts_check_all()}
            </Button>
          )
        }
      />
      <MyShift />
      <div className="mb-3 flex flex-wrap items-end gap-2">
        <h2 className="me-auto self-center text-sm font-semibold max-sm:basis-full">{mayManage ? m.shifts_all() : m.shifts_my_shifts()}</h2>
        {mayManage && <PersonFilter value={who} onValue={(person) => setFilters({ who: person })} />}
        <DayFilter label={m.shifts_from()} value={from} max={to} onValue={(day) => setFilters({ from: day })} />
        <DayFilter label={m.shifts_to()} value={to} min={from} onValue={(day) => setFilters({ to: day })} />
        {filtered && (
          <Button look="quiet" onClick={clear}>
            {m.shifts_clear_filters()}
          </Button>
        )}
      </div>
      <Card flush>
        <DataTable
          label={m.shifts_all()}
          columns={shiftColumns()}
          rows={pages.rows}
          rowKey={(row) => row.id}
          onRowPress={(row) => setFilters({ shift: row.id })}
          problem={pages.refusal}
          onRetry={pages.retry}
          paging={{ hasMore: pages.hasMore, loading: pages.loading, onMore: pages.more }}
          empty={
            filtered ? (
              <EmptyState
                icon={<Calculator />}
                title={m.shifts_none_found()}
                action={<Button onClick={clear}>{m.shifts_clear_filters()}</Button>}
              />
            ) : (
              <EmptyState icon={<Calculator />} title={m.shifts_none()} hint={m.shifts_none_hint()} />
            )
          }
        />
      </Card>
      {open !== '' && <ShiftSheet key={open} id={open} onClose={() => setFilters({ shift: '' })} />}
      {checking && <CheckAllDialog onClose={() => setChecking(false)} />}
    </>
  );
}

function PersonFilter({ value, onValue }: { value: string; onValue(person: string): void }) {
  const [{ data }] = useQuery({ query: ShiftPeopleDocument });
  return (
    <Select
      aria-label={m.shifts_person()}
      className="w-44 max-sm:w-full"
      value={value}
      onChange={(event) => onValue(event.target.value)}
      options={[{ value: '', label: m.shifts_everybody() }, ...(data?.users ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}

function shiftColumns(): readonly Column<ShiftRowFragment>[] {
  const amount = (value: number | null | undefined) =>
    value == null ? <span className="text-ink-faint">–</span> : <Money value={value} bare />;
  return [
    { id: 'who', header: m.shifts_person(), phone: 'title', cell: (row) => <bdi>{row.userName}</bdi> },
    { id: 'opened', header: m.shifts_opened_at(), phone: 'meta', cell: (row) => <Moment at={row.openedAt} /> },
    {
      id: 'closed',
      header: m.shifts_closed_at(),
      phone: 'meta',
      cell: (row) => (row.closedAt ? <Moment at={row.closedAt} /> : <StatusBadge tone="accent">{m.shifts_is_open()}</StatusBadge>),
    },
    { id: 'expected', header: m.shifts_expected(), align: 'end', phone: 'hidden', cell: (row) => amount(row.expected) },
    { id: 'counted', header: m.shifts_counted(), align: 'end', phone: 'hidden', cell: (row) => amount(row.counted) },
    {
      id: 'variance',
      header: m.shifts_variance(),
      align: 'end',
      phone: 'value',
      cell: (row) => (row.variance == null ? <span className="text-ink-faint">–</span> : <Variance value={row.variance} />),
    },
  ];
}
