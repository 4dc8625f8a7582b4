import { Archive, ArchiveRestore, Pencil, QrCode, Wrench } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { sessionPath } from '@/features/sessions';
import { ArchiveResourceDocument, RestoreResourceDocument, SetInOrderDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink } from '@/ui/Button';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { Sheet } from '@/ui/dialog/Dialog';
import { formatNumber } from '@/ui/format/digits';
import { Money } from '@/ui/Money';
import { showToast } from '@/ui/toast';
import { OutOfOrderDialog } from './OutOfOrderDialog';
import { RecentSessions } from './RecentSessions';
import { ResourceDialog } from './ResourceDialog';
import { StateBadge } from './StateBadge';
import { StateDetail } from './StateDetail';
import type { Place } from './usePlaces';
import { typeName } from './words';

/** One place: what it is, what it is doing, and what can be done with it. */
export function ResourceSheet({ place, onClose }: { place: Place; onClose(): void }) {
  const { resource, session, state } = place;
  const { id, name, archivedAt } = resource;
  const mayWrite = useMay('resources.write');
  const [opened, setOpened] = useState<'edit' | 'out' | 'archive'>();
  const [archive] = useAct(ArchiveResourceDocument);
  const [restore, restoring] = useAct(RestoreResourceDocument);
  const [mend, mending] = useAct(SetInOrderDocument);
  const close = () => setOpened(undefined);
  const out = state === 'OUT_OF_ORDER';

  async function bringBack(): Promise<void> {
    const { refusal } = await restore({ id });
    if (refusal) showToast(refusal.message, { tone: 'danger' });
    else showToast(m.resources_restored({ name }), { tone: 'success' });
  }

  async function putInOrder(): Promise<void> {
    const { refusal } = await mend({ resourceId: id });
    if (refusal) showToast(refusal.message, { tone: 'danger' });
    else showToast(m.resources_in_order_done({ name }), { tone: 'success' });
  }

  const mainAct =
    mayWrite && archivedAt ? (
      <Button
        look="primary"
        icon={<ArchiveRestore aria-hidden className="size-4" />}
        busy={restoring}
        onClick={() => void bringBack().then(onClose)}
      >
        {m.resources_restore()}
      </Button>
    ) : mayWrite && out ? (
      <Button look="primary" busy={mending} onClick={() => void putInOrder()}>
        {m.resources_put_in_order()}
      </Button>
    ) : undefined;

  return (
    <Sheet
      open
      onClose={onClose}
      title={name}
      description={typeName(resource.resourceType)}
      footer={mainAct}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1" aria-live="polite">
        <StateBadge place={place} />
        <span className="text-ink-muted">
          <StateDetail place={place} />
        </span>
        {session && (
          <Link to={sessionPath(session.id)} className="font-medium text-accent underline underline-offset-4">
            {m.resources_open_session()}
          </Link>
        )}
      </div>
      <dl className="mt-4 grid grid-cols-2 gap-3">
        <div className="rounded-lg bg-sunken px-4 py-3">
          <dt className="text-xs text-ink-muted">{m.resources_rate()}</dt>
          <dd className="mt-0.5 text-lg font-semibold">
            <Money value={resource.ratePerHour} />
          </dd>
        </div>
        <div className="rounded-lg bg-sunken px-4 py-3">
          <dt className="text-xs text-ink-muted">{m.resources_capacity()}</dt>
          <dd className="figures mt-0.5 text-lg font-semibold">{formatNumber(resource.capacity)}</dd>
        </div>
      </dl>
      {mayWrite && !archivedAt && (
        <div className="mt-3 flex flex-wrap gap-2">
          <Button size="sm" icon={<Pencil aria-hidden className="size-3.5" />} onClick={() => setOpened('edit')}>
            {m.resources_edit()}
          </Button>
          {!session && !out && (
            <Button size="sm" icon={<Wrench aria-hidden className="size-3.5" />} onClick={() => setOpened('out')}>
              {m.resources_set_out_of_order()}
            </Button>
          )}
          <ButtonLink size="sm" to={`/resources/${id}/code`} icon={<QrCode aria-hidden className="size-3.5" />}>
            {m.resources_code()}
          </ButtonLink>
          {!session && (
            <Button size="sm" icon={<Archive aria-hidden className="size-3.5" />} onClick={() => setOpened('archive')}>
              {m.resources_archive()}
            </Button>
          )}
        </div>
      )}
      <RecentSessions resourceId={id} />
      {opened === 'edit' && <ResourceDialog resource={resource} onClose={close} />}
      {opened === 'out' && <OutOfOrderDialog resource={resource} onClose={close} />}
      <ConfirmDialog
        open={opened === 'archive'}
        onClose={close}
        title={m.resources_archive_title({ name })}
        consequences={m.resources_archive_consequences()}
        confirm={m.resources_archive()}
        onConfirm={async () => {
          const { refusal } = await archive({ id });
          if (refusal) return refusal;
          showToast(m.resources_archived_done({ name }), { undo: () => void bringBack() });
          onClose();
          return undefined;
        }}
      />
    </Sheet>
  );
}
