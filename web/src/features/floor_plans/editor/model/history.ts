/** What a step did, to name it on the undo button. */
export type Deed =
  | 'add'
  | 'move'
  | 'resize'
  | 'turn'
  | 'align'
  | 'spread'
  | 'order'
  | 'remove'
  | 'change'
  | 'repeat'
  | 'version'
  | 'underlay'
  | 'floor';

interface Step<T> {
  readonly value: T;
  /** What led from this value to the next. */
  readonly deed: Deed;
}

/** Every value there was, without end: each shares with its neighbour all that did not change. */
export interface History<T> {
  readonly past: readonly Step<T>[];
  readonly present: T;
  readonly future: readonly Step<T>[];
  /** Steps of one hand movement (a held arrow key) become one. */
  readonly gesture: string | undefined;
}

export const begun = <T>(present: T): History<T> => ({ past: [], present, future: [], gesture: undefined });

/** A step on; what was undone is gone. A value that is the same one is no step. */
export function done<T>(history: History<T>, deed: Deed, present: T, gesture?: string): History<T> {
  if (present === history.present) return history;
  const goesOn = gesture !== undefined && gesture === history.gesture;
  const past = goesOn ? history.past : [...history.past, { value: history.present, deed }];
  return { past, present, future: [], gesture };
}

export function undone<T>(history: History<T>): History<T> {
  const last = history.past.at(-1);
  if (!last) return history;
  return {
    past: history.past.slice(0, -1),
    present: last.value,
    future: [{ value: history.present, deed: last.deed }, ...history.future],
    gesture: undefined,
  };
}

export function redone<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, { value: history.present, deed: next.deed }], present: next.value, future, gesture: undefined };
}

export const canUndo = <T>({ past }: History<T>): boolean => past.length > 0;
export const canRedo = <T>({ future }: History<T>): boolean => future.length > 0;

/** The same history of other values. */
export function mapped<T>(history: History<T>, change: (value: T) => T): History<T> {
  const steps = (all: readonly Step<T>[]) => all.map(({ value, deed }) => ({ value: change(value), deed }));
  return { past: steps(history.past), present: change(history.present), future: steps(history.future), gesture: undefined };
}
