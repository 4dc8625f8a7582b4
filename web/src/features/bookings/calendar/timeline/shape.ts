import type { CSSProperties, MouseEvent, PointerEvent } from 'react';
import type { Spot } from '../model/draft';
import type { Claim, Place } from '../model/places';

/** Pixels of one lane of a row. */
export const laneHeight = 40;

/** Which end of a block is pulled. */
export type Edge = 'from' | 'until';

/** What of a block can be pulled: all of it, or the end of a stay that goes on. */
export type Pull = 'all' | 'end';

/** What rows tell the timeline; the same object as long as the timeline lives. */
export interface RowActs {
  /** A press that may become a drag: on free time, on a block or on one of its ends. */
  press(event: PointerEvent<HTMLElement>, place: Place, claim?: Claim, edge?: Edge): void;
  open(place: Place, claim: Claim): void;
  /** Books the free time the keys are on. */
  draw(place: Place, spot: Spot): void;
  /** Books what was tapped on. */
  tap(event: MouseEvent<HTMLElement>, place: Place): void;
  /** The keys go on from here. */
  reach(placeId: string, at: number): void;
  movable(place: Place, claim: Claim): Pull | undefined;
}

/** The time of a place on the screen. */
export function trackOf(grid: HTMLElement | null, placeId: string): Element | null {
  return grid?.querySelector(`[data-row="${CSS.escape(placeId)}"] [data-track]`) ?? null;
}

/** Where something lies, as shares of its row, whichever way the row runs. */
export function lie(start: number, width: number): CSSProperties {
  return { insetInlineStart: `${start * 100}%`, width: `${width * 100}%` };
}
