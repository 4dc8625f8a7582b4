import { Archive, ArchiveRestore, ClipboardCheck, PackageX, Pencil, Truck } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import { ArchiveItemDocument, CategoriesDocument, ItemDocument, RestoreItemDocument, type ItemRowFragment } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { Sheet } from '@/ui/dialog/Dialog';
import { Money } from '@/ui/Money';
import { ErrorState, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { ItemDialog } from './ItemDialog';
import { Movements } from './Movements';
import { Stock } from './Stock';
import { StockBadge } from './StockBadge';
import { StockDialog, type StockAct } from './StockDialog';
import { Margin } from './Margin';
import { shelfOf } from './words';

const DeliverySheet = lazy(async () => ({ default: (await import('./DeliverySheet')).DeliverySheet }));

interface ItemSheetProps {
  id: string;
  onClose(): void;
}

/** One item: what is left, how it came to that, and what can be done about it. */
export function ItemSheet({ id, onClose }: ItemSheetProps) {
  const [{ data, error }, ask] = useQuery({ query: ItemDocument, variables: { id } });
  const item = data?.item;
  if (item) return <Loaded item={item} onClose={onClose} />;
  return (
    <Sheet open onClose={onClose} title={m.inventory_item()}>
      {error ? (
        <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      ) : (
        <LoadingState shape="detail" />
      )}
    </Sheet>
  );
}

function Loaded({ item, onClose }: { item: ItemRowFragment; onClose(): void }) {
  const { id, name } = item;
  const [opened, setOpened] = useState<StockAct | 'deliver' | 'edit' | 'archive'>();
  const [{ data: shelves }] = useQuery({ query: CategoriesDocument });
  const mayWrite = useMay('inventory.write');
  const mayDeliver = useMay('inventory.stock');
  const mayCount = useMay('inventory.count');
  const [archive] = useAct(ArchiveItemDocument);
  const [restore, restoring] = useAct(RestoreItemDocument);
  const close = () => setOpened(undefined);

  async function bringBack(): Promise<void> {
    const { refusal } = await restore({ id });
    if (refusal) showToast(refusal.message, { tone: 'danger' });
    else showToast(m.inventory_restored({ name }), { tone: 'success' });
  }

  const mainAct =
    item.archivedAt && mayWrite ? (
      <Button look="primary" icon={<ArchiveRestore aria-hidden className="size-4" />} busy={restoring} onClick={() => void bringBack()}>
        {m.inventory_restore()}
      </Button>
    ) : !item.archivedAt && mayDeliver ? (
      <Button look="primary" icon={<Truck aria-hidden className="mirror-rtl size-4" />} onClick={() => setOpened('deliver')}>
        {m.inventory_deliver()}
      </Button>
    ) : undefined;

  return (
    <Sheet
      open
      onClose={onClose}
      title={name}
      description={
        <span className="flex items-center gap-2">
          <bdi>{shelfOf(item, shelves?.categories ?? [])}</bdi>
          <StockBadge item={item} />
        </span>
      }
      footer={mainAct}
    >
      <dl aria-live="polite" className="grid grid-cols-3 gap-3">
        <Figure label={m.inventory_stock()}>
          <Stock count={item.quantity} className={item.quantity <= 0 ? 'text-danger' : item.low ? 'text-warning' : ''} />
        </Figure>
        <Figure label={m.inventory_min_stock()}>
          <Stock count={item.minStock} />
        </Figure>
        <Figure label={m.inventory_price()}>
          <Money value={item.price} />
        </Figure>
        {typeof item.cost === 'number' && (
          <>
            <Figure label={m.inventory_cost()}>
              <Money value={item.cost} />
            </Figure>
            {typeof item.margin === 'number' && (
              <Figure label={m.inventory_margin()} className="col-span-2">
                <Money value={item.margin} className={item.margin < 0 ? 'text-danger' : ''} />{' '}
                <span className="text-[0.8125rem] font-normal">
                  <Margin item={item} />
                </span>
              </Figure>
            )}
          </>
        )}
      </dl>
      {!item.archivedAt && (
        <div className="mt-3 flex flex-wrap gap-2">
          {mayCount && (
            <>
              <Button size="sm" icon={<ClipboardCheck aria-hidden className="size-3.5" />} onClick={() => setOpened('count')}>
                {m.inventory_do_count()}
              </Button>
              <Button
                size="sm"
                icon={<PackageX aria-hidden className="size-3.5" />}
                disabled={item.quantity <= 0}
                onClick={() => setOpened('waste')}
              >
                {m.inventory_do_waste()}
              </Button>
            </>
          )}
          {mayWrite && (
            <>
              <Button size="sm" icon={<Pencil aria-hidden className="size-3.5" />} onClick={() => setOpened('edit')}>
                {m.inventory_edit()}
              </Button>
              <Button size="sm" icon={<Archive aria-hidden className="size-3.5" />} onClick={() => setOpened('archive')}>
                {m.inventory_archive()}
              </Button>
            </>
          )}
        </div>
      )}
      <Movements itemId={id} />
      {opened === 'edit' && <ItemDialog item={item} onClose={close} />}
      {(opened === 'count' || opened === 'waste') && <StockDialog act={opened} item={item} onClose={close} />}
      <Suspense fallback={null}>{opened === 'deliver' && <DeliverySheet item={item} onClose={close} />}</Suspense>
      <ConfirmDialog
        open={opened === 'archive'}
        onClose={close}
        title={m.inventory_archive_title({ name })}
        consequences={m.inventory_archive_consequences()}
        confirm={m.inventory_archive()}
        onConfirm={async () => {
          const { refusal } = await archive({ id });
          if (refusal) return refusal;
          showToast(m.inventory_archived_done({ name }), { undo: () => void bringBack() });
          onClose();
          return undefined;
        }}
      />
    </Sheet>
  );
}

function Figure({ label, className = '', children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className={`rounded-lg bg-sunken px-3 py-2.5 ${className}`}>
      <dt className="text-xs text-ink-muted">{label}</dt>
      <dd className="mt-0.5 text-base font-semibold">{children}</dd>
    </div>
  );
}
