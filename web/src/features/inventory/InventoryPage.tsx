import { ClipboardCheck, FileUp, Plus, Truck } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '@/features/access';
import { m } from '@/locales/compiled/messages.js';
import { Button, ButtonLink } from '@/ui/Button';
import { PageHeader } from '@/ui/PageHeader';
import { LoadingState } from '@/ui/states';
import { Tabs } from '@/ui/Tabs';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { ItemDialog } from './ItemDialog';
import { ItemSheet } from './ItemSheet';
import { ItemsTab } from './ItemsTab';

const DeliverySheet = lazy(async () => ({ default: (await import('./DeliverySheet')).DeliverySheet }));
const CountSheet = lazy(async () => ({ default: (await import('./CountSheet')).CountSheet }));
const ReorderTab = lazy(async () => ({ default: (await import('./ReorderTab')).ReorderTab }));
const ExpiringTab = lazy(async () => ({ default: (await import('./ExpiringTab')).ExpiringTab }));
const DeliveriesTab = lazy(async () => ({ default: (await import('./DeliveriesTab')).DeliveriesTab }));
const CountsTab = lazy(async () => ({ default: (await import('./CountsTab')).CountsTab }));
const SuppliersTab = lazy(async () => ({ default: (await import('./SuppliersTab')).SuppliersTab }));
const CategoriesTab = lazy(async () => ({ default: (await import('./CategoriesTab')).CategoriesTab }));

const tabs = ['items', 'reorder', 'expiring', 'deliveries', 'counts', 'suppliers', 'categories'] as const;

/** What is sold at the desk: the shelf, what came, what was counted and what to order. */
export function InventoryPage() {
  const [filter, setFilters] = useUrlFilters();
  const [opened, setOpened] = useState<'item' | 'delivery' | 'count'>();
  const mayWrite = useMay('inventory.write');
  const mayDeliver = useMay('inventory.stock');
  const mayCount = useMay('inventory.count');
  const mayImport = useMay('data.import');
  const tab = tabs.find((name) => name === filter('tab')) ?? 'items';
  const item = filter('item');
  const days = Number(filter('days')) || 7;
  const close = () => setOpened(undefined);
  const onDays = (value: number) => setFilters({ days: value === 7 ? '' : String(value) });

  const addButton = mayWrite && (
    <Button look="primary" icon={<Plus aria-hidden className="size-4" />} onClick={() => setOpened('item')}>
      {m.inventory_new()}
    </Button>
  );
  const deliverButton = mayDeliver && (
    <Button icon={<Truck aria-hidden className="mirror-rtl size-4" />} onClick={() => setOpened('delivery')}>
      {m.inventory_record_delivery()}
    </Button>
  );
  const countButton = mayCount && (
    <Button icon={<ClipboardCheck aria-hidden className="size-4" />} onClick={() => setOpened('count')}>
      {m.inventory_count_shelf()}
    </Button>
  );

  const contents = {
    items: { label: m.inventory_items(), content: <ItemsTab filter={filter} onChange={setFilters} action={addButton} /> },
    reorder: { label: m.inventory_reorder(), content: <ReorderTab days={days} onDays={onDays} /> },
    expiring: { label: m.inventory_expiring(), content: <ExpiringTab days={days} onDays={onDays} onItem={(id) => setFilters({ item: id })} /> },
    deliveries: {
      label: m.inventory_deliveries(),
      content: <DeliveriesTab open={filter('delivery')} onOpen={(id) => setFilters({ delivery: id })} action={deliverButton} />,
    },
    counts: {
      label: m.inventory_counts(),
      content: <CountsTab open={filter('count')} onOpen={(id) => setFilters({ count: id })} action={countButton} />,
    },
    suppliers: { label: m.inventory_suppliers(), content: <SuppliersTab /> },
    categories: { label: m.inventory_categories(), content: <CategoriesTab /> },
  };

  return (
    <>
      <PageHeader
        title={m.desk_inventory()}
        actions={
          <>
            {mayImport && (
              <ButtonLink to="/import/items" icon={<FileUp aria-hidden className="size-4" />}>
                {m.imports_import()}
              </ButtonLink>
            )}
            {countButton}
            {deliverButton}
            {addButton}
          </>
        }
      />
      <Tabs
        label={m.desk_inventory()}
        value={tab}
        onChange={(next) => setFilters({ tab: next === 'items' ? '' : next, delivery: '', count: '', item: '' })}
        tabs={tabs
          .filter((name) => name !== 'counts' || mayCount)
          .map((id) => ({ id, label: contents[id].label, content: <Suspense fallback={<LoadingState shape="rows" />}>{contents[id].content}</Suspense> }))}
      />
      {item !== '' && <ItemSheet key={item} id={item} onClose={() => setFilters({ item: '' })} />}
      {opened === 'item' && <ItemDialog onClose={close} />}
      <Suspense fallback={null}>
        {opened === 'delivery' && <DeliverySheet onClose={close} />}
        {opened === 'count' && <CountSheet onClose={close} />}
      </Suspense>
    </>
  );
}
