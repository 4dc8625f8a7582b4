import { useRef, useState, type PointerEvent } from 'react';
import type { Act } from './model/editor';
import { middleOf, type Bounds, type Handle, type Point } from './model/geometry';
import { deedOf, followed, type Gesture, type Preview } from './model/gesture';
import type { Making } from './model/make';
import type { Plan } from './model/plan';

/** How near the pointer snaps, in pixels of the screen. */
const reachPx = 8;
/** A press that wanders less than this is a press, not a drag. */
const wanderPx = 3;

interface HandProps {
  plan: Plan;
  selection: readonly string[];
  /** Pixels per centimetre. */
  scale: number;
  /** What the next drag on the floor draws; `undefined` chooses. */
  making(): Making | undefined;
  dispatch(act: Act): void;
  onDrawn(): void;
}

interface Held {
  readonly gesture: Gesture;
  readonly pointer: number;
  readonly startX: number;
  readonly startY: number;
  readonly selection: readonly string[];
}

export interface Hand {
  /** The plan as it would be if the pointer went up now. */
  readonly preview: Preview | undefined;
  onItem(id: string, event: PointerEvent): void;
  onFloor(event: PointerEvent): void;
  onHandle(id: string, handle: Handle, event: PointerEvent): void;
  onEnd(id: string, end: 'from' | 'to', event: PointerEvent): void;
  onTurn(bounds: Bounds, event: PointerEvent): void;
  onMove(event: PointerEvent): void;
  onUp(event: PointerEvent): void;
  /** Lets go of what is held and leaves the plan as it was; says whether something was held. */
  cancel(): boolean;
}

/** Pointer work on the plan: one gesture at a time, one step of the history when it ends. */
export function useHand({ plan, selection, scale, making, dispatch, onDrawn }: HandProps): Hand {
  const held = useRef<Held>(undefined);
  const [preview, setPreview] = useState<Preview>();

  function pointOf(event: PointerEvent): Point {
    const frame = (event.currentTarget as Element).closest('[data-floor]')?.getBoundingClientRect();
    return { x: (event.clientX - (frame?.left ?? 0)) / scale, y: (event.clientY - (frame?.top ?? 0)) / scale };
  }

  function hold(event: PointerEvent, gesture: Gesture, chosen: readonly string[] = selection): void {
    if (event.button !== 0) return;
    event.stopPropagation();
    // A finger that draws or drags is not one that scrolls.
    (event.currentTarget as Element).closest('[data-floor]')?.setPointerCapture(event.pointerId);
    held.current = { gesture, pointer: event.pointerId, startX: event.clientX, startY: event.clientY, selection: chosen };
  }

  function begin(event: PointerEvent): boolean {
    const next = making();
    if (!next) return false;
    hold(event, { does: 'draw', from: pointOf(event), making: next });
    return true;
  }

  return {
    preview,
    onItem(id, event) {
      if (event.button !== 0 || begin(event)) return;
      const more = event.shiftKey || event.ctrlKey || event.metaKey;
      const already = selection.includes(id);
      const ids = more ? (already ? selection.filter((each) => each !== id) : [...selection, id]) : already ? selection : [id];
      dispatch({ type: 'select', ids });
      hold(event, { does: 'move', from: pointOf(event), ids }, ids);
    },
    onFloor(event) {
      if (event.button !== 0 || begin(event)) return;
      if (!event.shiftKey) dispatch({ type: 'select', ids: [] });
      // On the bare floor a finger scrolls.
      if (event.pointerType !== 'touch') hold(event, { does: 'frame', from: pointOf(event) }, event.shiftKey ? selection : []);
    },
    onHandle: (id, handle, event) => hold(event, { does: 'resize', from: pointOf(event), id, handle }),
    onEnd: (id, end, event) => hold(event, { does: 'pull', id, end }),
    onTurn: (bounds, event) => hold(event, { does: 'turn', from: pointOf(event), about: middleOf(bounds), ids: selection }),
    onMove(event) {
      const now = held.current;
      if (!now || now.pointer !== event.pointerId) return;
      const way = Math.hypot(event.clientX - now.startX, event.clientY - now.startY);
      if (!preview && way < wanderPx) return;
      const next = followed(now.gesture, pointOf(event), plan, { reach: reachPx / scale, free: event.altKey });
      setPreview(next);
      if (now.gesture.does === 'frame') dispatch({ type: 'select', ids: [...new Set([...now.selection, ...(next.selection ?? [])])] });
    },
    onUp(event) {
      const now = held.current;
      if (!now || now.pointer !== event.pointerId) return;
      held.current = undefined;
      const pressed = now.gesture.does === 'draw' ? followed(now.gesture, now.gesture.from, plan, { reach: reachPx / scale, free: event.altKey }) : undefined;
      const last = preview ?? pressed;
      setPreview(undefined);
      const deed = deedOf(now.gesture);
      if (!last || !deed) return;
      dispatch({ type: 'change', deed, change: () => last.plan, ...(last.selection && { selection: last.selection }) });
      if (now.gesture.does === 'draw') onDrawn();
    },
    cancel() {
      const was = held.current !== undefined;
      held.current = undefined;
      setPreview(undefined);
      return was;
    },
  };
}
