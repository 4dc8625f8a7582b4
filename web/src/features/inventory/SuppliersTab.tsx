import { Archive, ArchiveRestore, Pencil, Plus, Store } from 'lucide-react';
import { useState } from 'react';
import { useAct } from '@/client/useAct';
import { usePages } from '@/client/usePages';
import { useMay } from '@/features/access';
import { ArchiveSupplierDocument, RestoreSupplierDocument, SuppliersDocument, type SupplierRowFragment, type SuppliersQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Segmented } from '@/ui/fields';
import { SearchInput } from '@/ui/SearchInput';
import { EmptyState } from '@/ui/states';
import { DataTable, type Column } from '@/ui/table/DataTable';
import { showToast } from '@/ui/toast';
import { SupplierDialog } from './SupplierDialog';

const pageOf = (data: SuppliersQuery) => data.suppliers;

/** Who brings goods. */
export function SuppliersTab() {
  const [search, setSearch] = useState('');
  const [archived, setArchived] = useState(false);
  const [editing, setEditing] = useState<SupplierRowFragment | 'new'>();
  const mayWrite = useMay('inventory.write');
  const [archive] = useAct(ArchiveSupplierDocument);
  const [restore] = useAct(RestoreSupplierDocument);
  const pages = usePages(SuppliersDocument, { search: search.trim() || null, archived, first: 50, after: null }, pageOf);
  const addButton = mayWrite && (
    <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => setEditing('new')}>
      {m.inventory_new_supplier()}
    </Button>
  );

  async function bringBack({ id, name }: SupplierRowFragment): Promise<void> {
    const { refusal } = await restore({ id });
    if (refusal) showToast(refusal.message, { tone: 'danger' });
    else showToast(m.inventory_supplier_restored({ name }), { tone: 'success' });
  }

  async function putAway(supplier: SupplierRowFragment): Promise<void> {
    const { refusal } = await archive({ id: supplier.id });
    if (refusal) showToast(refusal.message, { tone: 'danger' });
    else showToast(m.inventory_archived_done({ name: supplier.name }), { undo: () => void bringBack(supplier) });
  }

  const columns: readonly Column<SupplierRowFragment>[] = [
    { id: 'name', header: m.inventory_name(), phone: 'title', cell: (row) => <bdi>{row.name}</bdi> },
    {
      id: 'phone',
      header: m.inventory_supplier_phone(),
      width: '12rem',
      phone: 'meta',
      cell: (row) => (
        <bdi dir="ltr" className="figures">
          {row.phone}
        </bdi>
      ),
    },
    { id: 'note', header: m.inventory_note(), phone: 'meta', cell: (row) => <bdi className="text-ink-muted">{row.note}</bdi> },
    {
      id: 'acts',
      header: m.inventory_acts(),
      align: 'end',
      width: '13rem',
      phone: 'value',
      cell: (row) =>
        mayWrite && (
          <span className="relative z-10 inline-flex gap-1">
            {row.archivedAt ? (
              <Button size="sm" icon={<ArchiveRestore aria-hidden className="size-3.5" />} onClick={() => void bringBack(row)}>
                {m.inventory_restore()}
              </Button>
            ) : (
              <>
                <Button size="sm" icon={<Pencil aria-hidden className="size-3.5" />} aria-label={m.inventory_edit_title({ name: row.name })} onClick={() => setEditing(row)}>
                  {m.inventory_edit()}
                </Button>
                <Button
                  size="sm"
                  look="quiet"
                  icon={<Archive aria-hidden className="size-3.5" />}
                  aria-label={m.inventory_archive_one({ name: row.name })}
                  onClick={() => void putAway(row)}
                />
              </>
            )}
          </span>
        ),
    },
  ];

  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchInput
          value={search}
          onSearch={setSearch}
          label={m.inventory_search_suppliers()}
          placeholder={m.inventory_search_suppliers()}
          className="min-w-56 flex-1 sm:max-w-xs"
        />
        <Segmented
          label={m.inventory_which_suppliers()}
          value={archived ? 'archived' : 'current'}
          onChange={(which) => setArchived(which === 'archived')}
          options={[
            { value: 'current', label: m.inventory_in_use() },
            { value: 'archived', label: m.inventory_archived() },
          ]}
        />
        <span className="ms-auto">{addButton}</span>
      </div>
      <Card flush>
        <DataTable
          label={m.inventory_suppliers()}
          columns={columns}
          rows={pages.rows}
          rowKey={(row) => row.id}
          problem={pages.refusal}
          onRetry={pages.retry}
          paging={{ hasMore: pages.hasMore, loading: pages.loading, onMore: pages.more }}
          empty={
            search.trim() !== '' || archived ? (
              <EmptyState icon={<Store />} title={m.inventory_no_supplier_found()} />
            ) : (
              <EmptyState icon={<Store />} title={m.inventory_no_suppliers()} hint={m.inventory_no_suppliers_hint()} action={addButton} />
            )
          }
        />
      </Card>
      {editing && <SupplierDialog {...(editing !== 'new' && { supplier: editing })} onClose={() => setEditing(undefined)} />}
    </>
  );
}
