import { Archive, ArchiveRestore, ArrowDown, ArrowUp, Pencil, Plus, Tags } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { refusalOf } from '@/client/refusal';
import { useAct } from '@/client/useAct';
import { useMay } from '@/features/access';
import {
  ArchiveCategoryDocument,
  CategoriesDocument,
  ChangeCategoryDocument,
  RestoreCategoryDocument,
  type CategoryRowFragment,
} from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { EmptyState, ErrorState, LoadingState } from '@/ui/states';
import { showToast } from '@/ui/toast';
import { CategoryDialog } from './CategoryDialog';
import { categoriesName } from './words';

/** The owner's own categories, in the order of the shelf. */
export function CategoriesTab() {
  const [{ data, error }, ask] = useQuery({ query: CategoriesDocument });
  const [editing, setEditing] = useState<CategoryRowFragment | 'new'>();
  const mayWrite = useMay('inventory.write');
  const [change, moving] = useAct(ChangeCategoryDocument);
  const [archive] = useAct(ArchiveCategoryDocument);
  const [restore] = useAct(RestoreCategoryDocument);
  const current = data?.categories.filter((category) => !category.archivedAt) ?? [];
  const archived = data?.categories.filter((category) => category.archivedAt) ?? [];
  const addButton = mayWrite && (
    <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => setEditing('new')}>
      {m.inventory_new_category()}
    </Button>
  );

  /** Swaps the places of two neighbours. */
  async function swap(one: CategoryRowFragment, other: CategoryRowFragment): Promise<void> {
    const first = await change({ id: one.id, name: one.name, position: other.position, version: one.version });
    const second = first.refusal ? first : await change({ id: other.id, name: other.name, position: one.position, version: other.version });
    if (second.refusal) showToast(second.refusal.message, { tone: 'danger' });
  }

  async function bringBack({ id, name }: CategoryRowFragment): Promise<void> {
    const { refusal } = await restore({ id });
    if (refusal) showToast(refusal.message, { tone: 'danger' });
    else showToast(m.inventory_category_restored({ name }), { tone: 'success' });
  }

  async function putAway(category: CategoryRowFragment): Promise<void> {
    const { refusal } = await archive({ id: category.id });
    if (refusal) showToast(refusal.message, { tone: 'danger' });
    else showToast(m.inventory_archived_done({ name: category.name }), { undo: () => void bringBack(category) });
  }

  if (!data) {
    return error ? <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} /> : <LoadingState shape="rows" count={4} />;
  }
  return (
    <div className="grid max-w-2xl gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-muted">{m.inventory_categories_hint()}</p>
        {current.length > 0 && addButton}
      </div>
      <Card flush>
        {current.length === 0 ? (
          <EmptyState icon={<Tags />} title={m.inventory_no_categories()} hint={m.inventory_no_categories_hint()} action={addButton} />
        ) : (
          <ul aria-label={m.inventory_categories()}>
            {current.map((category, at) => {
              const before = current[at - 1];
              const after = current[at + 1];
              return (
                <li key={category.id} className="flex min-h-11 items-center gap-2 border-b border-line ps-4 pe-2 last:border-0">
                  <span className="min-w-0 flex-1 truncate font-medium">
                    <bdi>{category.name}</bdi>
                  </span>
                  <span className="text-ink-muted">{categoriesName(category.kind)}</span>
                  {mayWrite && (
                    <>
                      <Button
                        size="sm"
                        look="quiet"
                        disabled={!before || moving}
                        aria-label={m.inventory_move_up({ name: category.name })}
                        icon={<ArrowUp aria-hidden className="size-3.5" />}
                        onClick={() => before && void swap(category, before)}
                      />
                      <Button
                        size="sm"
                        look="quiet"
                        disabled={!after || moving}
                        aria-label={m.inventory_move_down({ name: category.name })}
                        icon={<ArrowDown aria-hidden className="size-3.5" />}
                        onClick={() => after && void swap(category, after)}
                      />
                      <Button
                        size="sm"
                        look="quiet"
                        aria-label={m.inventory_edit_title({ name: category.name })}
                        icon={<Pencil aria-hidden className="size-3.5" />}
                        onClick={() => setEditing(category)}
                      />
                      <Button
                        size="sm"
                        look="quiet"
                        aria-label={m.inventory_archive_one({ name: category.name })}
                        icon={<Archive aria-hidden className="size-3.5" />}
                        onClick={() => void putAway(category)}
                      />
                    </>
                  )}
                </li>
              );
            })}
          </ul>
        )}
      </Card>
      {archived.length > 0 && (
        <Card title={m.inventory_archived()} flush>
          <ul>
            {archived.map((category) => (
              <li key={category.id} className="flex min-h-11 items-center gap-2 border-b border-line ps-4 pe-2 last:border-0">
                <span className="min-w-0 flex-1 truncate text-ink-muted">
                  <bdi>{category.name}</bdi>
                </span>
                {mayWrite && (
                  <Button size="sm" icon={<ArchiveRestore aria-hidden className="size-3.5" />} onClick={() => void bringBack(category)}>
                    {m.inventory_restore()}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {editing && <CategoryDialog {...(editing !== 'new' && { category: editing })} onClose={() => setEditing(undefined)} />}
    </div>
  );
}
