import { Archive, ArchiveRestore, Ellipsis, Pencil, Plus, Ticket } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { ArchivePlanDocument, PlansDocument, RestorePlanDocument, type PlanRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, IconButton } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Segmented } from '@/ui/fields';
import { formatNumber } from '@/ui/format/digits';
import { Menu } from '@/ui/Menu';
import { Money } from '@/ui/Money';
import { EmptyState } from '@/ui/states';
import { DataTable, type Column } from '@/ui/table/DataTable';
import { showToast } from '@/ui/toast';
import { PlanDialog } from './PlanDialog';

/** The plans that are sold, and those that were put away. */
export function PlansTab() {
  const [archived, setArchived] = useState(false);
  const [opened, setOpened] = useState<PlanRowFragment | 'new'>();
  const mayWrite = useMay('plans.write');
  const [{ data, error, fetching }, ask] = useQuery({ query: PlansDocument, variables: { archived } });

  const columns: readonly Column<PlanRowFragment>[] = [
    { id: 'name', header: m.subscriptions_plan(), phone: 'title', cell: (plan) => <bdi>{plan.name}</bdi> },
    { id: 'terms', header: m.subscriptions_terms(), phone: 'meta', cell: (plan) => <span className="text-ink-muted">{plan.terms}</span> },
    {
      id: 'runs',
      header: m.subscriptions_live_runs(),
      width: '9rem',
      align: 'end',
      phone: 'hidden',
      cell: (plan) => <span className="figures">{formatNumber(plan.liveRuns)}</span>,
    },
    { id: 'price', header: m.subscriptions_price(), width: '9rem', align: 'end', phone: 'value', cell: (plan) => <Money value={plan.price} /> },
    ...(mayWrite
      ? [{ id: 'more', header: m.subscriptions_acts(), width: '3rem', align: 'end', phone: 'meta', cell: (plan) => <PlanMenu plan={plan} onEdit={() => setOpened(plan)} /> } satisfies Column<PlanRowFragment>]
      : []),
  ];

  return (
    <>
      <div className="mb-3">
        <Segmented
          label={m.subscriptions_which_plans()}
          value={archived ? 'archived' : 'sold'}
          onChange={(next) => setArchived(next === 'archived')}
          options={[
            { value: 'sold', label: m.subscriptions_on_sale() },
            { value: 'archived', label: m.subscriptions_archived() },
          ]}
        />
      </div>
      <Card flush>
        <DataTable
          label={m.subscriptions_tab_plans()}
          columns={columns}
          rows={data?.plans}
          rowKey={(plan) => plan.id}
          {...(mayWrite && !archived && { onRowPress: (plan: PlanRowFragment) => setOpened(plan) })}
          problem={error && !fetching ? refusalOf(error) : undefined}
          onRetry={() => ask({ requestPolicy: 'network-only' })}
          empty={
            <EmptyState
              icon={<Ticket />}
              title={archived ? m.subscriptions_none_archived() : m.subscriptions_no_plans()}
              hint={archived ? m.subscriptions_none_archived_hint() : m.subscriptions_no_plans_hint()}
              {...(mayWrite &&
                !archived && {
                  action: (
                    <Button look="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setOpened('new')}>
                      {m.subscriptions_new_plan()}
                    </Button>
                  ),
                })}
            />
          }
        />
      </Card>
      {opened && <PlanDialog {...(opened !== 'new' && { plan: opened })} onClose={() => setOpened(undefined)} />}
    </>
  );
}

function PlanMenu({ plan, onEdit }: { plan: PlanRowFragment; onEdit(): void }) {
  const [archive] = useAct(ArchivePlanDocument);
  const [restore] = useAct(RestorePlanDocument);
  const { id, name } = plan;

  async function bringBack(): Promise<void> {
    const { refusal } = await restore({ id });
    if (refusal) showToast(refusal.message, { tone: 'danger' });
    else showToast(m.subscriptions_plan_restored({ name }), { tone: 'success' });
  }

  async function putAway(): Promise<void> {
    const { refusal } = await archive({ id });
    if (refusal) showToast(refusal.message, { tone: 'danger' });
    else showToast(m.subscriptions_plan_archived({ name }), { undo: () => void bringBack() });
  }

  return (
    <span className="relative z-1">
      <Menu
        trigger={<IconButton label={m.subscriptions_more_of({ name })} icon={<Ellipsis aria-hidden className="size-4.5" />} />}
        items={
          plan.archivedAt
            ? [{ id: 'restore', label: m.subscriptions_restore(), icon: <ArchiveRestore />, onSelect: () => void bringBack() }]
            : [
                { id: 'edit', label: m.subscriptions_edit(), icon: <Pencil />, onSelect: onEdit },
                { id: 'archive', label: m.subscriptions_archive(), icon: <Archive />, onSelect: () => void putAway() },
              ]
        }
      />
    </span>
  );
}
