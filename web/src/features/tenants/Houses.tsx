import { Building2, CirclePause, CirclePlay, Gauge, MoreHorizontal, Trash2, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Refusal } from '@/client/refusal';
import { m } from '@/locales/compiled/messages.js';
import { Badge } from '@/ui/Badge';
import { Button, IconButton } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { formatLocale } from '@/ui/format/digits';
import { Menu } from '@/ui/Menu';
import { SearchInput } from '@/ui/SearchInput';
import { EmptyState } from '@/ui/states';
import { DataTable, type Column } from '@/ui/table/DataTable';
import { operatorConsole, type House } from './console';
import { SayDialog, type Asked } from './SayDialog';

interface HousesProps {
  plans: readonly string[];
  onChanged(): void;
}

/** All houses of the server, oldest first. */
export function Houses({ plans, onChanged }: HousesProps) {
  const [sought, setSought] = useState({ search: '' });
  const { search } = sought;
  const [rows, setRows] = useState<readonly House[]>();
  const [next, setNext] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal>();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<Asked>();

  useEffect(() => {
    let wanted = true;
    void operatorConsole.houses(sought.search, null).then(({ data, refusal: refused }) => {
      if (!wanted) return;
      setRefusal(refused);
      if (!data) return;
      setRows(data.nodes);
      setNext(data.next);
    });
    return () => {
      wanted = false;
    };
  }, [sought]);

  async function more(): Promise<void> {
    setBusy(true);
    const { data, refusal: refused } = await operatorConsole.houses(search, next);
    setBusy(false);
    setRefusal(refused);
    if (!data) return;
    setRows((before) => [...(before ?? []), ...data.nodes]);
    setNext(data.next);
  }

  function again(): void {
    setSought({ search });
  }

  function changed(): void {
    again();
    onChanged();
  }

  return (
    <Card title={m.tenants_spaces()} flush actions={<SearchInput value={search} onSearch={(text) => setSought({ search: text })} label={m.tenants_search()} placeholder={m.tenants_search()} />}>
      <DataTable
        label={m.tenants_spaces()}
        columns={columns(setAsked)}
        rows={rows}
        rowKey={(house) => house.id}
        problem={refusal}
        onRetry={again}
        empty={
          search === '' ? (
            <EmptyState icon={<Building2 aria-hidden />} title={m.tenants_none()} hint={m.tenants_none_hint()} />
          ) : (
            <EmptyState icon={<Building2 aria-hidden />} title={m.tenants_none_found()} hint={m.tenants_none_found_hint()} />
          )
        }
      />
      {next !== null && (
        <div className="flex justify-center border-t border-line p-3">
          <Button busy={busy} onClick={() => void more()}>
            {m.tenants_more()}
          </Button>
        </div>
      )}
      <SayDialog asked={asked} plans={plans} onClose={() => setAsked(undefined)} onSaid={changed} />
    </Card>
  );
}

const count = (value: number) => <span className="figures">{new Intl.NumberFormat(formatLocale()).format(value)}</span>;

function columns(ask: (asked: Asked) => void): Column<House>[] {
  return [
    { id: 'name', header: m.tenants_name(), phone: 'title', cell: (house) => <bdi className="font-medium">{house.name}</bdi> },
    {
      id: 'address',
      header: m.tenants_address(),
      phone: 'meta',
      cell: (house) => (
        <bdi dir="ltr" className="text-ink-muted">
          {house.domain ?? house.slug ?? '—'}
        </bdi>
      ),
    },
    { id: 'state', header: m.tenants_state(), phone: 'meta', cell: (house) => <State house={house} /> },
    { id: 'plan', header: m.tenants_plan(), phone: 'hidden', cell: (house) => <bdi>{house.plan ?? '—'}</bdi> },
    { id: 'customers', header: m.tenants_customers(), align: 'end', phone: 'hidden', cell: (house) => count(house.customers) },
    { id: 'places', header: m.tenants_places(), align: 'end', phone: 'hidden', cell: (house) => count(house.places) },
    { id: 'team', header: m.tenants_team(), align: 'end', phone: 'hidden', cell: (house) => count(house.team) },
    { id: 'faults', header: m.tenants_faults_short(), align: 'end', phone: 'hidden', cell: (house) => count(house.faults) },
    { id: 'last', header: m.tenants_last(), phone: 'hidden', cell: (house) => (house.lastAt === null ? '—' : moment(house.lastAt)) },
    {
      id: 'acts',
      header: m.tenants_acts(),
      align: 'end',
      width: '3.5rem',
      phone: 'value',
      cell: (house) => (
        <Menu
          trigger={<IconButton label={m.tenants_acts_of({ name: house.name })} icon={<MoreHorizontal aria-hidden className="size-4" />} />}
          items={acts(house).map((each) => ({ ...each, onSelect: () => ask({ act: each.id, house }) }))}
        />
      ),
    },
  ];
}

function acts(house: House) {
  const suspend = { id: 'suspend', label: m.tenants_suspend(), icon: <CirclePause /> } as const;
  const resume = { id: 'resume', label: m.tenants_resume(), icon: <CirclePlay /> } as const;
  const plan = { id: 'plan', label: m.tenants_change_plan(), icon: <Gauge /> } as const;
  const leave = { id: 'leave', label: m.tenants_delete(), icon: <Trash2 />, dangerous: true } as const;
  const keep = { id: 'keep', label: m.tenants_keep(), icon: <Undo2 /> } as const;
  if (house.state === 'leaving') return [keep];
  return [house.state === 'active' ? suspend : resume, plan, leave];
}

function State({ house }: { house: House }) {
  if (house.state === 'active') return <Badge tone="success">{m.tenants_active()}</Badge>;
  const leaving = house.state === 'leaving';
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <Badge tone={leaving ? 'danger' : 'warning'}>{leaving ? m.tenants_leaving() : m.tenants_suspended()}</Badge>
      {leaving && house.eraseAt !== null && <span className="text-ink-muted">{m.tenants_until({ moment: moment(house.eraseAt) })}</span>}
      {!leaving && house.reason && <bdi className="text-ink-muted">{house.reason}</bdi>}
    </span>
  );
}

/** Who runs the server has no space's zone: their own clock says when. */
function moment(at: string): string {
  return new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}
