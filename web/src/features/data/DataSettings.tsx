import { useQuery } from 'urql';
import { keepFile } from '@/client/files';
import { useMay } from '@/features/access';
import { BackupsDocument, type DataWorkStateFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { showToast } from '@/ui/toast';
import { BackupsCard } from './BackupsCard';
import { ExportCard } from './ExportCard';
import { waitNoLonger } from './RestoreDialog';
import { ScheduleCard } from './ScheduleCard';
import { useDataWork } from './useDataWork';
import { WorkProgress } from './WorkProgress';

/** Everything at once: what there is to fall back on, and the way out with all of it. */
export function DataSettings() {
  const mayExport = useMay('data.export');
  const mayWrite = useMay('spaces.write');
  const [backups, ask] = useQuery({ query: BackupsDocument, requestPolicy: 'cache-and-network' });

  function ended(work: DataWorkStateFragment): void {
    ask({ requestPolicy: 'network-only' });
    if (work.state === 'FAILED') {
      waitNoLonger();
      showToast(work.problem ?? m.client_internal(), { tone: 'danger' });
    } else if (work.kind === 'BACKUP') showToast(m.data_made(), { tone: 'success' });
    else if (work.kind === 'EXPORT' && work.fileUrl && work.file) void take(work.fileUrl, work.file);
  }

  const { work, follow } = useDataWork(ended);

  return (
    <div className="grid max-w-5xl gap-4">
      {work && <WorkProgress work={work} />}
      <BackupsCard answer={backups.data?.backups} error={backups.error} onAskAgain={() => ask({ requestPolicy: 'network-only' })} busy={work !== undefined} onBegun={follow} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {mayWrite && <ScheduleCard />}
        {mayExport && <ExportCard busy={work !== undefined} onBegun={follow} />}
      </div>
    </div>
  );
}

async function take(url: string, name: string): Promise<void> {
  const refusal = await keepFile(url, name);
  if (refusal) showToast(refusal.message, { tone: 'danger' });
  else showToast(m.data_exported(), { tone: 'success' });
}
