import { useCallback, useEffect, useLayoutEffect, useRef, useState, type MouseEvent, type PointerEvent } from 'react';
import type { Plan } from '../editor/model/plan';
import { kept, mostZoom, pulled, showing, whole, windowOf, zoomed, type Frame, type Port, type Window } from './port';

/** A press that moves further than this, in pixels, pulls the floor and presses nothing. */
const slack = 5;

export interface PortHand {
  readonly window: Window;
  readonly zoom: number;
  readonly mayZoomIn: boolean;
  zoomBy(factor: number, at?: { x: number; y: number }): void;
  fit(): void;
  /** Brings a point of the floor into sight. */
  show(point: { x: number; y: number }): void;
  /** A point of the page as one of the frame. */
  inFrame(event: { clientX: number; clientY: number }): { x: number; y: number };
  readonly hand: {
    onPointerDown(event: PointerEvent): void;
    onPointerMove(event: PointerEvent): void;
    onPointerUp(event: PointerEvent): void;
    onPointerCancel(event: PointerEvent): void;
    onClickCapture(event: MouseEvent): void;
  };
}

/** Lets a floor be looked at closer: by wheel, pinch and pull, and by whoever calls. */
export function usePort(plan: Plan, element: HTMLElement | null): PortHand {
  const [frame, setFrame] = useState<Frame>({ width: 800, height: 500 });
  const [asked, setPort] = useState<Port>(() => whole(plan));
  const port = kept(asked, plan, frame);

  useLayoutEffect(() => {
    if (!element) return undefined;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0 && height > 0) setFrame((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);

  const change = useCallback((next: (port: Port) => Port) => setPort((before) => next(kept(before, plan, frame))), [plan, frame]);
  const zoomBy = useCallback(
    (factor: number, at?: { x: number; y: number }) => change((before) => zoomed(before, plan, frame, factor, at)),
    [change, plan, frame],
  );
  const inFrame = useCallback(
    ({ clientX, clientY }: { clientX: number; clientY: number }) => {
      const box = element?.getBoundingClientRect();
      return { x: clientX - (box?.left ?? 0), y: clientY - (box?.top ?? 0) };
    },
    [element],
  );

  // The wheel alone scrolls the page; with Ctrl, as a pinch on a trackpad sends it, it goes closer.
  useEffect(() => {
    const wheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoomBy(Math.exp(-event.deltaY / (event.deltaMode === 0 ? 200 : 6)), inFrame(event));
    };
    element?.addEventListener('wheel', wheel, { passive: false });
    return () => element?.removeEventListener('wheel', wheel);
  }, [element, zoomBy, inFrame]);

  const down = useRef(new Map<number, { x: number; y: number }>());
  const moved = useRef(false);
  const start = useRef({ x: 0, y: 0 });

  function press(event: PointerEvent): void {
    if (event.button !== 0) return;
    if (down.current.size === 0) moved.current = false;
    start.current = inFrame(event);
    down.current.set(event.pointerId, start.current);
  }
  function move(event: PointerEvent): void {
    const before = down.current.get(event.pointerId);
    if (!before) return;
    const at = inFrame(event);
    const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      moved.current = true;
      const [far, was] = [Math.hypot(at.x - other.x, at.y - other.y), Math.hypot(before.x - other.x, before.y - other.y)];
      const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
      change((from) => pulled(zoomed(from, plan, frame, far / Math.max(1, was), middle), plan, frame, (at.x - before.x) / 2, (at.y - before.y) / 2));
    } else {
      if (!moved.current && Math.hypot(at.x - start.current.x, at.y - start.current.y) < slack) return;
      // A whole floor can't be pulled: a finger then scrolls the page.
      if (port.zoom === 1) return;
      if (!moved.current) {
        moved.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }
      change((from) => pulled(from, plan, frame, at.x - before.x, at.y - before.y));
    }
    down.current.set(event.pointerId, at);
  }
  function lift(event: PointerEvent): void {
    down.current.delete(event.pointerId);
  }
  function click(event: MouseEvent): void {
    if (!moved.current) return;
    moved.current = false;
    event.stopPropagation();
    event.preventDefault();
  }

  return {
    window: windowOf(port, plan, frame),
    zoom: port.zoom,
    mayZoomIn: port.zoom < mostZoom(plan, frame) - 0.001,
    zoomBy,
    fit: useCallback(() => setPort(whole(plan)), [plan]),
    show: useCallback((point) => change((before) => showing(before, plan, frame, point)), [change, plan, frame]),
    inFrame,
    hand: { onPointerDown: press, onPointerMove: move, onPointerUp: lift, onPointerCancel: lift, onClickCapture: click },
  };
}
