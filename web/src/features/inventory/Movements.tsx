import { usePages } from '@/client/usePages';
import { ItemMovementsDocument, type ItemMovementsQuery } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { Moment } from '@/ui/Moment';
import { ErrorMessage, LoadingState } from '@/ui/states';
import { Stock } from './Stock';
import { movementName } from './words';

const pageOf = (data: ItemMovementsQuery) => data.item.movements;

/** Every change of an item's stock with its reason, newest first. */
export function Movements({ itemId }: { itemId: string }) {
  const pages = usePages(ItemMovementsDocument, { id: itemId, first: 20, after: null }, pageOf);
  return (
    <section className="mt-6">
      <h3 className="mb-1 text-[0.8125rem] font-semibold">{m.inventory_movements()}</h3>
      {!pages.rows && !pages.refusal && <LoadingState shape="rows" count={5} />}
      <ErrorMessage problem={pages.refusal} />
      {pages.rows?.length === 0 && <p className="text-ink-muted">{m.inventory_no_movements()}</p>}
      <ul>
        {pages.rows?.map((movement) => (
          <li key={movement.id} className="flex items-start justify-between gap-3 border-b border-line py-2 last:border-0">
            <div className="min-w-0">
              <p className="font-medium">{movementName(movement.kind)}</p>
              {movement.reason !== '' && (
                <p className="break-words text-ink-muted">
                  <bdi>{movement.reason}</bdi>
                </p>
              )}
              <p className="text-xs text-ink-muted">
                <Moment at={movement.at} /> · <bdi>{movement.actorName}</bdi>
              </p>
            </div>
            <div className="shrink-0 text-end">
              <Stock count={movement.quantity} signed className={movement.quantity < 0 ? 'text-danger' : 'text-success'} />
              <p className="text-xs text-ink-muted">
                {m.inventory_after()} <Stock count={movement.stockAfter} />
              </p>
            </div>
          </li>
        ))}
      </ul>
      {pages.hasMore && (
        <Button size="sm" className="mt-2" busy={pages.loading} onClick={pages.more}>
          {m.ui_load_more()}
        </Button>
      )}
    </section>
  );
}
