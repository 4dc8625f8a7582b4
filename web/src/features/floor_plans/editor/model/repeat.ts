import { boundsOfAll, moved } from './geometry';
import type { Item } from './plan';
import { copyNames } from './series';

/** How often something is laid out again, and the room between. */
export interface Rows {
  readonly columns: number;
  readonly rows: number;
  /** Centimetres between two columns and between two rows. */
  readonly gapX: number;
  readonly gapY: number;
}

/**
 * The items again and again in columns and rows, without the first which stands already. A new place goes on with the
 * series of names; a place that exists can't stand twice, so its copies are new places called after it.
 */
export function repeated(
  items: readonly Item[],
  { columns, rows, gapX, gapY }: Rows,
  taken: readonly string[],
  identity: () => string,
  asNew: (item: Item) => Item,
): readonly Item[] {
  const bounds = boundsOfAll(items);
  if (!bounds) return [];
  const stepX = Math.ceil(bounds.right - bounds.left) + gapX;
  const stepY = Math.ceil(bounds.bottom - bounds.top) + gapY;
  const used = new Set(taken);
  const copies: Item[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (row === 0 && column === 0) continue;
      for (const item of items) {
        const copy = asNew({ ...moved(item, column * stepX, row * stepY), id: identity() });
        copies.push(named(copy, used));
      }
    }
  }
  return copies;
}

function named(item: Item, used: Set<string>): Item {
  if (item.kind !== 'place' || !item.fresh) return item;
  const [name = item.fresh.name] = copyNames(item.fresh.name, 1, used);
  used.add(name);
  return { ...item, fresh: { ...item.fresh, name } };
}
