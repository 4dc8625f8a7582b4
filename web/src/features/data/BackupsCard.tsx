import { ArchiveRestore, DatabaseBackup, Download, History } from 'lucide-react';
import { useState } from 'react';
import type { CombinedError } from 'urql';
import { keepFile } from '@/client/files';
import { refusalOf } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { MakeBackupDocument, type BackupRowFragment, type BackupsQuery, type DataWorkStateFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { StatusBadge } from '@/ui/Badge';
import { Button, IconButton } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { formatDate, formatTime } from '@/ui/format/dates';
import { formatNumber } from '@/ui/format/digits';
import { useSpaceSettings } from '@/ui/space';
import { EmptyState, ErrorMessage } from '@/ui/states';
import { DataTable, type Column } from '@/ui/table/DataTable';
import { showToast } from '@/ui/toast';
import { RestoreDialog } from './RestoreDialog';
import { fileSize, keepName, reasonName } from './words';

interface BackupsCardProps {
  answer: BackupsQuery['backups'] | undefined;
  error: CombinedError | undefined;
  onAskAgain(): void;
  /** A work goes on: another one has to wait. */
  busy: boolean;
  onBegun(work: DataWorkStateFragment): void;
}

/** The backups, newest first, with the way to make one and to put one back. */
export function BackupsCard({ answer, error, onAskAgain, busy, onBegun }: BackupsCardProps) {
  const mayRestore = useMay('data.restore');
  const [make, making] = useAct(MakeBackupDocument);
  const [restoring, setRestoring] = useState<BackupRowFragment>();
  const columns = useBackupColumns(mayRestore, busy, setRestoring);

  async function begin(): Promise<void> {
    const outcome = await make({});
    if (outcome.refusal) showToast(outcome.refusal.message, { tone: 'danger' });
    else onBegun(outcome.data.makeBackup);
  }

  const button = (
    <Button look="primary" size="sm" icon={<DatabaseBackup aria-hidden className="size-4" />} busy={making} disabled={busy} onClick={() => void begin()}>
      {m.data_make()}
    </Button>
  );
  return (
    <>
      {answer?.problem && <ErrorMessage problem={{ message: m.data_failed(), next: answer.problem }} />}
      {!answer?.problem && answer?.late && <ErrorMessage problem={{ message: m.data_late(), next: m.data_late_next() }} />}
      <Card title={m.data_backups()} flush actions={button}>
        <DataTable
          label={m.data_backups()}
          columns={columns}
          rows={answer?.nodes}
          rowKey={(row) => row.id}
          problem={error && refusalOf(error)}
          onRetry={onAskAgain}
          empty={<EmptyState icon={<History />} title={m.data_none()} hint={m.data_none_hint()} />}
        />
        {answer && (
          <p className="border-t border-line px-4 py-2.5 text-xs text-ink-muted">
            {m.data_kept_rule()} {m.data_folder()} <bdi dir="ltr" className="break-all">{answer.folder}</bdi>
          </p>
        )}
      </Card>
      {restoring && <RestoreDialog backup={restoring} onClose={() => setRestoring(undefined)} onBegun={onBegun} />}
    </>
  );
}

function useBackupColumns(mayRestore: boolean, busy: boolean, onRestore: (row: BackupRowFragment) => void): readonly Column<BackupRowFragment>[] {
  const { zone } = useSpaceSettings();
  const when = (row: BackupRowFragment) => `${formatDate(row.madeAt, zone)} ${formatTime(row.madeAt, zone)}`;
  return [
    { id: 'made', header: m.data_made_at(), phone: 'title', cell: (row) => <span className="tabular-nums">{when(row)}</span> },
    { id: 'reason', header: m.data_reason(), phone: 'meta', cell: (row) => reasonName(row.reason) },
    {
      id: 'checked',
      header: m.data_checked(),
      phone: 'value',
      cell: (row) =>
        row.disagreements.length === 0 ? (
          <StatusBadge tone="success">{m.data_checked_good()}</StatusBadge>
        ) : (
          <span title={row.disagreements.join('\n')}>
            <StatusBadge tone="warning">{m.data_checked_disagrees()}</StatusBadge>
          </span>
        ),
    },
    { id: 'keep', header: m.data_keep(), phone: 'meta', cell: (row) => <span className="text-ink-muted">{keepName(row.keep)}</span> },
    { id: 'rows', header: m.data_rows(), align: 'end', phone: 'hidden', cell: (row) => <span className="figures">{formatNumber(row.rows)}</span> },
    { id: 'size', header: m.data_size(), align: 'end', phone: 'meta', cell: (row) => <span className="figures">{fileSize(row.size)}</span> },
    ...(mayRestore
      ? [
          {
            id: 'acts',
            header: m.data_acts(),
            align: 'end',
            phone: 'meta',
            cell: (row) => (
              <span className="inline-flex items-center gap-1">
                <IconButton
                  label={m.data_download({ when: when(row) })}
                  icon={<Download aria-hidden className="size-4" />}
                  onClick={() => void download(row)}
                />
                <Button size="sm" icon={<ArchiveRestore aria-hidden className="size-4" />} disabled={busy} aria-label={m.data_restore_of({ when: when(row) })} onClick={() => onRestore(row)}>
                  {m.data_restore()}
                </Button>
              </span>
            ),
          } satisfies Column<BackupRowFragment>,
        ]
      : []),
  ];
}

async function download(row: BackupRowFragment): Promise<void> {
  const refusal = await keepFile(row.fileUrl, row.id);
  if (refusal) showToast(refusal.message, { tone: 'danger' });
}
