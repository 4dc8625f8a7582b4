import { FileArchive } from 'lucide-react';
import { useAct } from '@/client/useAct';
import { ExportArchiveDocument, type DataWorkStateFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { showToast } from '@/ui/toast';

/** The way out with everything, and in again elsewhere. */
export function ExportCard({ busy, onBegun }: { busy: boolean; onBegun(work: DataWorkStateFragment): void }) {
  const [exportArchive, beginning] = useAct(ExportArchiveDocument);

  async function begin(): Promise<void> {
    const outcome = await exportArchive({});
    if (outcome.refusal) showToast(outcome.refusal.message, { tone: 'danger' });
    else onBegun(outcome.data.exportArchive);
  }

  return (
    <Card title={m.data_archive()}>
      <p className="text-ink-muted">{m.data_archive_hint()}</p>
      <p className="mt-2 text-ink-muted">{m.data_archive_passwords()}</p>
      <Button className="mt-4" icon={<FileArchive aria-hidden className="size-4" />} busy={beginning} disabled={busy} onClick={() => void begin()}>
        {m.data_archive_download()}
      </Button>
    </Card>
  );
}
