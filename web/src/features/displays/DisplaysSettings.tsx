import { MonitorSmartphone, Plus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { DisplaysDocument, NewDisplayCodeDocument, RemoveDisplayDocument, type DisplayRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { serverNow } from '@/ui/clock';
import { DeleteConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { formatMoment } from '@/ui/format/dates';
import { useSpaceSettings } from '@/ui/space';
import { EmptyState, ErrorMessage } from '@/ui/states';
import { DataTable, type Column } from '@/ui/table/DataTable';
import { showToast } from '@/ui/toast';
import { CodeDialog } from './CodeDialog';
import { HangDialog } from './HangDialog';

/** The tablets at the doors: one is added, paired by its code, and taken away. */
export function DisplaysSettings() {
  const [{ data, error }, ask] = useQuery({ query: DisplaysDocument });
  const [newCode, making] = useAct(NewDisplayCodeDocument);
  const [remove] = useAct(RemoveDisplayDocument);
  const [hanging, setHanging] = useState(false);
  const [shown, setShown] = useState<DisplayRowFragment>();
  const [removing, setRemoving] = useState<DisplayRowFragment>();
  const [refusal, setRefusal] = useState<Refusal>();

  async function another(id: string): Promise<void> {
    const outcome = await newCode({ id });
    setRefusal(outcome.refusal);
    setShown(outcome.data?.newDisplayCode);
  }

  const columns = useColumns(making, (id) => void another(id), setRemoving);
  const add = (
    <Button look="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setHanging(true)}>
      {m.displays_hang()}
    </Button>
  );
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <p className="max-w-prose text-ink-muted">{m.displays_hint()}</p>
        {data && data.displays.length > 0 && add}
      </div>
      <ErrorMessage problem={refusal} />
      <Card flush>
        <DataTable
          label={m.displays_title()}
          columns={columns}
          rows={data?.displays}
          rowKey={(row) => row.id}
          problem={error && refusalOf(error)}
          onRetry={() => ask({ requestPolicy: 'network-only' })}
          empty={<EmptyState icon={<MonitorSmartphone />} title={m.displays_none()} hint={m.displays_none_hint()} action={add} />}
        />
      </Card>
      {hanging && (
        <HangDialog
          onClose={() => setHanging(false)}
          onHung={(display) => {
            setHanging(false);
            setShown(display);
          }}
        />
      )}
      {shown && <CodeDialog display={shown} onClose={() => setShown(undefined)} />}
      <DeleteConfirmDialog
        open={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={m.displays_remove_title({ place: removing?.resourceName ?? '' })}
        consequences={m.displays_remove_consequences()}
        confirm={m.displays_remove()}
        onConfirm={async () => {
          const outcome = await remove({ id: removing?.id ?? '' });
          if (!outcome.refusal) showToast(m.displays_removed(), { tone: 'success' });
          return outcome.refusal;
        }}
      />
    </>
  );
}

function useColumns(
  busy: boolean,
  onNewCode: (id: string) => void,
  onRemove: (display: DisplayRowFragment) => void,
): readonly Column<DisplayRowFragment>[] {
  const { zone } = useSpaceSettings();
  const now = new Date(serverNow());
  return [
    { id: 'place', header: m.displays_place(), phone: 'title', cell: (row) => <bdi>{row.resourceName}</bdi> },
    {
      id: 'names',
      header: m.displays_names_column(),
      phone: 'meta',
      cell: (row) => (row.showsNames ? m.displays_names_shown() : m.displays_names_hidden()),
    },
    {
      id: 'state',
      header: m.displays_state(),
      phone: 'value',
      cell: (row) => {
        if (row.pairedAt) return <StatusBadge tone="success">{m.displays_paired({ when: formatMoment(row.pairedAt, zone, now) })}</StatusBadge>;
        if (row.codeExpiresAt) return <StatusBadge tone="warning">{m.displays_waits()}</StatusBadge>;
        return <StatusBadge tone="neutral">{m.displays_unpaired()}</StatusBadge>;
      },
    },
    {
      id: 'acts',
      header: m.desk_actions(),
      phone: 'meta',
      cell: (row) => (
        <span className="flex justify-end gap-1">
          <Button size="sm" busy={busy} onClick={() => onNewCode(row.id)}>
            {m.displays_new_code()}
          </Button>
          <Button size="sm" look="quiet" onClick={() => onRemove(row)}>
            {m.displays_remove()}
          </Button>
        </span>
      ),
    },
  ];
}
