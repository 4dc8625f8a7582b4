export type Direction = 'left' | 'right' | 'up' | 'down';

/** Where something lies on the screen, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The next row counts more than the same column. */
const further = 3;

/** Which of the boxes lies nearest in that direction; `undefined` at the edge. */
export function nearest(from: Box, boxes: readonly Box[], direction: Direction): number | undefined {
  const across = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  let best: number | undefined;
  let bestCost = Infinity;
  for (const [index, box] of boxes.entries()) {
    const dx = box.left + box.width / 2 - (from.left + from.width / 2);
    const dy = box.top + box.height / 2 - (from.top + from.height / 2);
    const along = (across ? dx : dy) * sign;
    const aside = Math.abs(across ? dy : dx);
    if (along < 1 || (across && aside > from.height / 2)) continue;
    const cost = along * further + aside;
    if (cost < bestCost) {
      best = index;
      bestCost = cost;
    }
  }
  return best;
}
