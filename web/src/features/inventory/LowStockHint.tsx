import { TriangleAlert } from 'lucide-react';
import { useQuery } from 'urql';
import { ItemsDocument } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { Button } from '@/ui/Button';
import { formatNumber } from '@/ui/format/digits';
import { Stock } from './Stock';

const named = 4;

/** Says what is running out, above the list. */
export function LowStockHint({ onShow }: { onShow(): void }) {
  const [{ data }] = useQuery({
    query: ItemsDocument,
    variables: { lowOnly: true, sort: 'STOCK', archived: false, first: named, after: null, search: null, category: null, categoryId: null },
  });
  const items = data?.items.nodes ?? [];
  const more = data?.items.hasMore ?? false;
  return (
    <div aria-live="polite">
      {items.length > 0 && (
        <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-warning-soft px-4 py-2.5">
          <TriangleAlert aria-hidden className="size-4 shrink-0 text-warning" />
          <p className="font-medium text-warning">
            {more ? m.inventory_low_many() : m.inventory_low_some({ count: items.length, number: formatNumber(items.length) })}
          </p>
          <ul className="flex min-w-0 flex-1 flex-wrap gap-x-4 max-sm:order-last max-sm:basis-full">
            {items.map((item) => (
              <li key={item.id}>
                <bdi>{item.name}</bdi> <Stock count={item.quantity} className="text-ink-muted" />
              </li>
            ))}
          </ul>
          <Button size="sm" className="ms-auto" onClick={onShow}>
            {m.inventory_low_show()}
          </Button>
        </div>
      )}
    </div>
  );
}
