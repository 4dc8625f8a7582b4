/** Where something lies, by its middle. */
export interface Middle {
  readonly x: number;
  readonly y: number;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

/** What lies aside counts more than what lies ahead. */
const aside = 2;
/** Who presses right means what lies to the right, not what lies nearly below. */
const steepest = 1.75;

/** Which of the middles lies nearest in that direction; `undefined` at the edge. */
export function toward(from: Middle, middles: readonly Middle[], direction: Direction): number | undefined {
  const across = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  let best: number | undefined;
  let bestCost = Infinity;
  for (const [index, { x, y }] of middles.entries()) {
    const [dx, dy] = [x - from.x, y - from.y];
    const ahead = sign * (across ? dx : dy);
    const off = Math.abs(across ? dy : dx);
    if (ahead < 1 || off > ahead * steepest) continue;
    const cost = ahead + aside * off;
    if (cost < bestCost) {
      best = index;
      bestCost = cost;
    }
  }
  return best;
}

/** The order of reading: rows from the top, each from the left. `tall` is what counts as one row. */
export function inRows<T extends Middle>(items: readonly T[], tall: number): readonly T[] {
  return items.toSorted((a, b) => Math.floor(a.y / tall) - Math.floor(b.y / tall) || a.x - b.x);
}
