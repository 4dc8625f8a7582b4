import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { ApiKeysDocument, RevokeApiKeyDocument, RolePermissionsDocument, type ApiKeyRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { serverNow } from '@/ui/clock';
import { DeleteConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { formatDate, formatMoment } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { useSpaceSettings } from '@/ui/space';
import { EmptyState } from '@/ui/states';
import { DataTable, type Column } from '@/ui/table/DataTable';
import { showToast } from '@/ui/toast';
import { KeySheet } from './KeySheet';
import type { PermissionLine } from './permissions';

/** Keys by which programs ask: one is made, shown once, and taken back. */
export function KeysSettings() {
  const [{ data, error }, ask] = useQuery({ query: ApiKeysDocument });
  const [{ data: permissions }] = useQuery({ query: RolePermissionsDocument });
  const [revoke] = useAct(RevokeApiKeyDocument);
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<ApiKeyRowFragment>();
  const lines = permissions?.rolePermissions;
  const columns = useColumns(lines ?? [], setEnding);
  const keys = lines && data?.apiKeys;
  const add = (
    <Button look="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setMaking(true)}>
      {m.access_new_key()}
    </Button>
  );
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <p className="max-w-prose text-ink-muted">{m.access_keys_hint()}</p>
        {keys && keys.length > 0 && add}
      </div>
      <Card flush>
        <DataTable
          label={m.access_keys()}
          columns={columns}
          rows={keys}
          rowKey={(row) => row.id}
          problem={error && refusalOf(error)}
          onRetry={() => ask({ requestPolicy: 'network-only' })}
          empty={<EmptyState icon={<KeyRound />} title={m.access_no_keys()} hint={m.access_no_keys_hint()} action={add} />}
        />
      </Card>
      {making && lines && <KeySheet lines={lines} onClose={() => setMaking(false)} />}
      <DeleteConfirmDialog
        open={ending !== undefined}
        onClose={() => setEnding(undefined)}
        title={m.access_revoke_key_title({ name: ending?.name ?? '' })}
        consequences={m.access_revoke_key_consequences()}
        confirm={m.access_revoke_key()}
        onConfirm={async () => {
          const outcome = await revoke({ id: ending?.id ?? '' });
          if (!outcome.refusal) showToast(m.access_key_revoked(), { tone: 'success' });
          return outcome.refusal;
        }}
      />
    </>
  );
}

function useColumns(lines: readonly PermissionLine[], onEnd: (key: ApiKeyRowFragment) => void): readonly Column<ApiKeyRowFragment>[] {
  const { zone } = useSpaceSettings();
  const now = new Date(serverNow());
  const labels = (row: ApiKeyRowFragment) => lines.filter((line) => row.permissions.includes(line.permission)).map((line) => line.label);
  return [
    { id: 'name', header: m.access_key_name(), phone: 'title', cell: (row) => <bdi>{row.name}</bdi> },
    { id: 'maker', header: m.access_key_maker(), phone: 'meta', cell: (row) => <bdi>{row.userName}</bdi> },
    {
      id: 'may',
      header: m.access_may(),
      phone: 'hidden',
      cell: (row) => (
        <span title={labels(row).join('\n')} className="tabular-nums">
          {m.access_permission_count({ count: row.permissions.length, number: formatNumber(row.permissions.length) })}
        </span>
      ),
    },
    {
      id: 'used',
      header: m.access_key_used(),
      phone: 'meta',
      cell: (row) => <span className="tabular-nums">{row.lastUsedAt ? formatMoment(row.lastUsedAt, zone, now) : m.access_key_unused()}</span>,
    },
    {
      id: 'until',
      header: m.access_key_ends(),
      phone: 'value',
      cell: (row) => {
        if (row.ended) return <StatusBadge tone="neutral">{m.access_key_ended()}</StatusBadge>;
        if (!row.expiresAt) return m.access_key_for_ever();
        return <span className="tabular-nums">{formatDate(row.expiresAt, zone)}</span>;
      },
    },
    {
      id: 'acts',
      header: m.desk_actions(),
      phone: 'meta',
      cell: (row) => (
        <span className="flex justify-end">
          <Button size="sm" look="quiet" onClick={() => onEnd(row)}>
            {m.access_revoke_key()}
          </Button>
        </span>
      ),
    },
  ];
}
