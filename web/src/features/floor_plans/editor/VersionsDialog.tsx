import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { FloorPlanVersionsDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/dialog/Dialog';
import { formatNumber } from '@/ui/format/digits';
import { Moment } from '@/ui/Moment';
import { ErrorState, LoadingState } from '@/ui/states';
import type { Plan } from './model/plan';
import { PlanPicture } from './PlanPicture';

interface VersionsDialogProps {
  /** Id of the floor. */
  floor: string;
  onBringBack(number: number, drawing: Plan): void;
  onClose(): void;
}

/** What was published before, to look at and to bring back. */
export function VersionsDialog({ floor, onBringBack, onClose }: VersionsDialogProps) {
  const [{ data, error }, ask] = useQuery({ query: FloorPlanVersionsDocument, variables: { id: floor } });
  const versions = data?.floorPlanVersions;
  return (
    <Dialog open onClose={onClose} title={m.plan_editor_versions()} description={m.plan_editor_versions_hint()} footer={<Button onClick={onClose}>{m.ui_close()}</Button>}>
      {!versions && (error ? <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} /> : <LoadingState shape="rows" count={4} />)}
      {versions?.length === 0 && <p className="text-ink-muted">{m.plan_editor_versions_none()}</p>}
      <ul className="grid gap-2">
        {versions?.map(({ number, publishedAt, publishedBy, places, drawing }) => (
          <li key={number} className="flex items-center gap-4 rounded-lg border border-line p-2.5">
            <PlanPicture plan={drawing} label={m.plan_editor_version({ number: formatNumber(number) })} className="h-16 w-24 shrink-0" />
            <div className="min-w-0 flex-1">
              <p className="font-medium">{m.plan_editor_version({ number: formatNumber(number) })}</p>
              <p className="text-xs text-ink-muted">
                <Moment at={publishedAt} /> · <bdi>{publishedBy}</bdi> · {m.plan_editor_version_places({ count: places, number: formatNumber(places) })}
              </p>
            </div>
            <Button size="sm" aria-label={m.plan_editor_bring_back_number({ number: formatNumber(number) })} onClick={() => onBringBack(number, drawing)}>
              {m.plan_editor_bring_back()}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
