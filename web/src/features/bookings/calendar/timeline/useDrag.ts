import { useEffect, useLayoutEffect, useMemo, useRef, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import { snapped, type Axis } from '../model/axis';
import { drawn, hourFrom, isElsewhere, momentUnder, movedTo, slotAt, stretchedTo, type Draft } from '../model/draft';
import type { Claim, Place } from '../model/places';
import { trackOf, type Edge, type RowActs } from './shape';

interface DragProps {
  grid: RefObject<HTMLDivElement | null>;
  axis: Axis;
  places: ReadonlyMap<string, Place>;
  stepMinutes: number;
  rightToLeft: boolean;
  mayBook: boolean;
  draft: Draft | undefined;
  setDraft(draft: Draft | undefined): void;
  commit(draft: Draft): Promise<void>;
  settling: boolean;
  reach(spot: { placeId: string; at: number }): void;
}

interface Press {
  readonly x: number;
  readonly y: number;
  readonly at: number;
  readonly place: Place;
  readonly claim: Claim | undefined;
  readonly edge: Edge | undefined;
  /** It went far enough to be a drag. */
  dragged: boolean;
}

/** Pixels a press may tremble without being a drag. */
const tremble = 4;

/** A tap on free time books from the half hour it is in. */
const tappedMinutes = 30;

/** Drawing, moving and stretching by mouse or pen. A finger scrolls, and taps open. */
export function useDrag(props: DragProps) {
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const press = useRef<Press>(undefined);
  const swallow = useRef(false);

  const handlers = useMemo(() => {
    const momentIn = (track: Element, x: number) => momentUnder(latest.current.axis, track.getBoundingClientRect(), x, latest.current.rightToLeft);
    const rowUnder = (x: number, y: number) => document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-row]');

    function draftNow(begun: Press, event: PointerEvent<HTMLElement>): Draft | undefined {
      const { axis, stepMinutes, places, grid } = latest.current;
      const home = trackOf(grid.current, begun.place.id);
      if (!home) return undefined;
      const at = momentIn(home, event.clientX);
      const { claim, edge, place } = begun;
      if (!claim) return drawn(axis, place.id, begun.at, at, stepMinutes);
      const draft: Draft = { act: edge ? 'stretch' : 'move', placeId: place.id, homeId: place.id, from: claim.from, until: claim.usedUntil, claim };
      if (edge) return stretchedTo(draft, edge, snapped(axis, at, stepMinutes, Math.round), stepMinutes);
      const over = rowUnder(event.clientX, event.clientY)?.dataset.row;
      const target = over !== undefined && places.has(over) ? over : (latest.current.draft?.placeId ?? place.id);
      return movedTo(draft, axis, snapped(axis, claim.from + at - begun.at, stepMinutes, Math.round), target);
    }

    const stop = () => {
      press.current = undefined;
    };

    return {
      onPointerMove(event: PointerEvent<HTMLDivElement>) {
        const begun = press.current;
        if (!begun) return;
        if (!begun.dragged) {
          if (Math.hypot(event.clientX - begun.x, event.clientY - begun.y) < tremble) return;
          begun.dragged = true;
          event.currentTarget.setPointerCapture(event.pointerId);
        }
        const next = draftNow(begun, event);
        const { draft, setDraft } = latest.current;
        if (next && (draft?.from !== next.from || draft.until !== next.until || draft.placeId !== next.placeId)) setDraft(next);
      },
      onPointerUp() {
        const begun = press.current;
        stop();
        const { draft, setDraft, commit } = latest.current;
        if (!begun?.dragged) return;
        // The click that follows belongs to the drag.
        swallow.current = true;
        setTimeout(() => (swallow.current = false));
        if (!draft) return;
        if (isElsewhere(draft)) void commit(draft);
        else setDraft(undefined);
      },
      onPointerCancel() {
        if (press.current?.dragged) latest.current.setDraft(undefined);
        stop();
      },
      onClickCapture(event: MouseEvent) {
        if (!swallow.current) return;
        swallow.current = false;
        event.stopPropagation();
      },
    };
  }, []);

  // Escape lets go of what is dragged.
  useEffect(() => {
    const letGo = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !press.current?.dragged) return;
      press.current = undefined;
      latest.current.setDraft(undefined);
    };
    addEventListener('keydown', letGo);
    return () => removeEventListener('keydown', letGo);
  }, []);

  const acts = useMemo<Pick<RowActs, 'press' | 'tap'>>(
    () => ({
      press(event, place, claim, edge) {
        const { mayBook, settling, axis, rightToLeft } = latest.current;
        if (!mayBook || settling || event.button !== 0 || event.pointerType === 'touch') return;
        const track = event.currentTarget.closest('[data-track]');
        if (!track) return;
        const at = momentUnder(axis, track.getBoundingClientRect(), event.clientX, rightToLeft);
        press.current = { x: event.clientX, y: event.clientY, at, place, claim, edge, dragged: false };
      },
      tap(event, place) {
        const { mayBook, settling, axis, rightToLeft, commit, reach } = latest.current;
        if (!mayBook || settling) return;
        const at = momentUnder(axis, event.currentTarget.getBoundingClientRect(), event.clientX, rightToLeft);
        const { from } = slotAt(place, axis, at, tappedMinutes);
        reach({ placeId: place.id, at: from });
        void commit({ act: 'new', placeId: place.id, ...hourFrom(place, from) });
      },
    }),
    [],
  );

  return { handlers, acts };
}
