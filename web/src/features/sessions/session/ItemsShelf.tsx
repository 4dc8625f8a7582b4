import { Search } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useClient, useQuery } from 'urql';
import { refusalOf, type Refusal } from '@/client/refusal';
import { ItemsOnSaleDocument, RecentConsumptionsDocument, type ItemCategory } from '@/generated/graphql';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { inputClass, Segmented } from '@/ui/fields';
import { formatNumber } from '@/ui/format/digits';
import { Money } from '@/ui/Money';
import { ErrorMessage, ErrorState, LoadingState } from '@/ui/states';
import { usePhone } from '@/ui/useMedia';
import { categories, onShelf, popularity, priced, readWish, type ShelfItem } from './shelf';
import { useItemPrices } from './useItemPrices';

const shown = 100;
const recentSessions = 30;
/** How long the shelf waits to learn what is taken most. */
const patienceMs = 700;

interface ItemsShelfProps {
  /** Whose prices are shown; without one, a passer-by's. */
  customerId?: string | null;
  /** Takes so many of an item at the price shown; answers why not. */
  onTake(item: ShelfItem, quantity: number): Promise<Refusal | undefined>;
  /** What is already taken aside and not yet sold, by item id. */
  aside?: ReadonlyMap<string, number>;
}

const nothingAside: ReadonlyMap<string, number> = new Map();

/** Everything that can be sold, one press each. Typing `2 cof` and Enter takes two coffees. */
export function ItemsShelf({ customerId = null, onTake, aside = nothingAside }: ItemsShelfProps) {
  const client = useClient();
  const phone = usePhone();
  const [text, setText] = useState('');
  const [category, setCategory] = useState<ItemCategory | 'all'>('all');
  const [popular, setPopular] = useState<ReadonlyMap<string, number>>();
  const [soldOut, setSoldOut] = useState<ReadonlySet<string>>();
  const [pending, setPending] = useState<ReadonlyMap<string, number>>(new Map());
  const [refusal, setRefusal] = useState<Refusal>();
  const [news, setNews] = useState('');
  const queue = useRef(Promise.resolve());
  const wish = readWish(text);
  const [many, setMany] = useState(false);
  const [{ data, error }, ask] = useQuery({
    query: ItemsOnSaleDocument,
    variables: { first: shown, search: many && wish.name ? wish.name : null },
  });
  if (data?.items.hasMore && !many) setMany(true);
  if (data && !soldOut) setSoldOut(new Set(data.items.nodes.filter((item) => item.quantity <= 0).map((item) => item.id)));

  useEffect(() => {
    // Decided once per opening, and without the answer when it is late: the order must not jump under the finger.
    let decided = false;
    const decide = (counts: ReadonlyMap<string, number>) => {
      if (!decided) setPopular(counts);
      decided = true;
    };
    const timer = setTimeout(() => decide(new Map()), patienceMs);
    void client
      .query(RecentConsumptionsDocument, { first: recentSessions })
      .toPromise()
      .then((result) => decide(result.data ? popularity(result.data.sessions.nodes) : new Map()));
    return () => {
      decided = true;
      clearTimeout(timer);
    };
  }, [client]);

  const [prices, askPrices] = useItemPrices(data?.items.nodes, customerId);
  const items = useMemo(
    () =>
      data && popular && soldOut ? onShelf(priced(without(data.items.nodes, aside), prices), wish.name, category, { popular, soldOut }) : undefined,
    [data, aside, prices, wish.name, category, popular, soldOut],
  );

  function wait(id: string, change: number): void {
    setPending((now) => new Map(now).set(id, (now.get(id) ?? 0) + change));
  }

  /** One after the other: a second press is a second coffee, not a repetition of the first. */
  function take(item: ShelfItem, quantity: number): void {
    wait(item.id, quantity);
    queue.current = queue.current.then(async () => {
      const refused = await onTake(item, quantity);
      wait(item.id, -quantity);
      setRefusal(refused);
      if (refused?.code === 'pricing.price_changed') askPrices();
      if (!refused) setNews(m.sessions_item_added({ item: item.name, count: formatNumber(quantity) }));
    });
  }

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const first = items?.[0];
    if (!first || text.trim() === '' || first.quantity <= 0) return;
    take(first, wish.quantity);
    setText('');
  }

  return (
    <section aria-label={m.sessions_items()}>
      <div className="mb-2.5 flex flex-wrap items-center gap-2">
        <span className="relative block min-w-44 flex-1">
          <Search aria-hidden className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-ink-faint" />
          <input
            autoFocus={!phone}
            type="search"
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            aria-label={m.sessions_find_item()}
            placeholder={m.sessions_find_item_placeholder()}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={press}
            className={classes(inputClass, 'px-9 rtl:text-right [&::-webkit-search-cancel-button]:hidden')}
          />
        </span>
        <Segmented<ItemCategory | 'all'>
          label={m.sessions_category()}
          value={category}
          onChange={setCategory}
          options={[
            { value: 'all', label: m.sessions_filter_all() },
            ...categories.map((each) => ({ value: each, label: categoryName(each) })),
          ]}
        />
      </div>
      {!data && error && <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!items && !(error && !data) && <LoadingState shape="cards" count={6} />}
      {items?.length === 0 && <p className="py-4 text-ink-muted">{m.sessions_no_items()}</p>}
      <ul className="grid max-h-58 grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-2 overflow-y-auto p-0.5 max-sm:max-h-64">
        {items?.map((item, index) => (
          <li key={item.id} className="grid">
            <ItemButton
              item={item}
              quantity={wish.quantity}
              next={index === 0 && text.trim() !== ''}
              pending={pending.get(item.id) ?? 0}
              onTake={() => take(item, wish.quantity)}
            />
          </li>
        ))}
      </ul>
      <ErrorMessage problem={refusal} className="mt-2" />
      <p aria-live="polite" className="sr-only">
        {news}
      </p>
    </section>
  );
}

/** What is left on the shelf beside what was taken aside. */
function without(items: readonly ShelfItem[], aside: ReadonlyMap<string, number>): readonly ShelfItem[] {
  if (aside.size === 0) return items;
  return items.map((item) => ({ ...item, quantity: item.quantity - (aside.get(item.id) ?? 0) }));
}

interface ItemButtonProps {
  item: ShelfItem;
  quantity: number;
  /** Enter takes this one. */
  next: boolean;
  /** Pressed and not yet answered. */
  pending: number;
  onTake(): void;
}

function ItemButton({ item, quantity, next, pending, onTake }: ItemButtonProps) {
  const gone = item.quantity <= 0;
  return (
    <button
      type="button"
      disabled={gone}
      onClick={onTake}
      className={classes(
        'grid min-h-13 content-between rounded-md border px-2.5 py-1.5 text-start transition-colors duration-100 active:translate-y-px',
        'disabled:cursor-not-allowed disabled:border-dashed disabled:border-line-strong disabled:bg-sunken disabled:text-ink-muted',
        next ? 'border-primary bg-accent-soft' : 'border-line bg-surface enabled:hover:border-primary enabled:hover:bg-accent-soft',
      )}
    >
      <span className="flex items-baseline justify-between gap-2">
        <span className="truncate font-medium">
          <bdi>{item.name}</bdi>
        </span>
        {pending > 0 ? (
          <span className="figures text-xs font-semibold text-accent">+{formatNumber(pending)}</span>
        ) : (
          quantity > 1 && <span className="figures text-xs text-accent">×{formatNumber(quantity)}</span>
        )}
      </span>
      <span className="flex items-baseline justify-between gap-2 text-xs text-ink-muted">
        <span>
          {item.listPrice !== undefined && item.listPrice !== item.price && (
            <>
              <span className="sr-only">{m.sessions_menu_price()}</span> <Money value={item.listPrice} bare className="line-through" />{' '}
            </>
          )}
          <Money value={item.price} bare className={item.listPrice !== undefined && item.price < item.listPrice ? 'font-medium text-success' : ''} />
        </span>
        <span className={classes(item.low && !gone && 'font-medium text-warning')}>
          {gone ? m.sessions_sold_out() : m.sessions_left({ count: formatNumber(item.quantity) })}
        </span>
      </span>
    </button>
  );
}

export function categoryName(category: ItemCategory): string {
  switch (category) {
    case 'BEVERAGE':
      return m.sessions_category_beverage();
    case 'SNACK':
      return m.sessions_category_snack();
    case 'MEAL':
      return m.sessions_category_meal();
    case 'OTHER':
      return m.sessions_category_other();
  }
}
