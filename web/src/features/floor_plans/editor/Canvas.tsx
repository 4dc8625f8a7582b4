import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { Grips } from './Grips';
import { ItemDrawing } from './ItemDrawing';
import { chosen } from './model/commands';
import type { Act } from './model/editor';
import type { Bounds } from './model/geometry';
import type { Making } from './model/make';
import type { Item, Plan } from './model/plan';
import { UnderlayImage } from './UnderlayImage';
import { useHand, type Hand } from './useHand';
import type { Zoom } from './useZoom';

/** Room around the floor for what hangs over its edge, in pixels. */
const margin = 40;

interface CanvasProps {
  plan: Plan;
  selection: readonly string[];
  zoom: Zoom;
  /** What is chosen, in words, for those who don't see it. */
  said: string;
  drawing: boolean;
  making(): Making | undefined;
  nameOf(item: Item): string;
  dispatch(act: Act): void;
  onDrawn(): void;
  onKey(event: KeyboardEvent, hand: Hand): void;
  children?: ReactNode;
}

/** The floor under the hand: pointer, finger and keyboard. Never mirrored; a room is where it is. */
export function Canvas({ plan, selection, zoom, said, drawing, making, nameOf, dispatch, onDrawn, onKey, children }: CanvasProps) {
  const helpId = useId();
  const { scale } = zoom;
  const hand = useHand({ plan, selection, scale, making, dispatch, onDrawn });
  const shown = hand.preview?.plan ?? plan;
  const ids = hand.preview?.selection ?? selection;
  const set = new Set(ids);
  const frame = useRef<HTMLDivElement>(null);
  useFit(frame, plan, zoom);
  useGrasp(frame);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application takes its own keys
    <div
      ref={frame}
      dir="ltr"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no element is a drawing board
      role="application"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is where the keys go
      tabIndex={0}
      data-canvas
      aria-label={m.plan_editor_canvas()}
      aria-describedby={helpId}
      onKeyDown={(event) => onKey(event, hand)}
      className={classes('relative grid overflow-auto [place-content:safe_center] rounded-lg border border-line-strong bg-sunken outline-offset-2', drawing && 'cursor-crosshair')}
    >
      <p id={helpId} className="sr-only">
        {m.plan_editor_canvas_hint()}
      </p>
      <p role="status" aria-live="polite" className="sr-only">
        {said}
      </p>
      <div style={{ width: plan.width * scale + 2 * margin, height: plan.height * scale + 2 * margin, padding: margin }}>
        <svg
          data-floor
          aria-hidden
          width={plan.width * scale}
          height={plan.height * scale}
          viewBox={`0 0 ${shown.width} ${shown.height}`}
          className={classes('block overflow-visible select-none', drawing && 'touch-none')}
          onPointerDown={(event) => {
            frame.current?.focus({ preventScroll: true });
            hand.onFloor(event);
          }}
          onPointerMove={hand.onMove}
          onPointerUp={hand.onUp}
          onPointerCancel={() => hand.cancel()}
        >
          <rect width={shown.width} height={shown.height} strokeWidth={1 / scale} className="fill-surface stroke-line-strong" />
          {shown.underlay && <UnderlayImage underlay={shown.underlay} />}
          <GridLines width={shown.width} height={shown.height} scale={scale} />
          {shown.items.map((item) => (
            <g
              key={item.id}
              data-item={nameOf(item)}
              data-grasp={set.has(item.id) || undefined}
              className={classes(!drawing && 'cursor-move')}
              onPointerDown={(event) => {
                frame.current?.focus({ preventScroll: true });
                hand.onItem(item.id, event);
              }}
            >
              <ItemDrawing item={item} name={nameOf(item)} scale={scale} />
            </g>
          ))}
          {!drawing && <Grips items={chosen(shown, ids)} scale={scale} hand={hand} />}
          {hand.preview?.guides.map(({ along, at }) => (
            <line
              key={`${along}${at}`}
              {...(along === 'x' ? { x1: at, x2: at, y1: 0, y2: shown.height } : { y1: at, y2: at, x1: 0, x2: shown.width })}
              strokeWidth={1 / scale}
              className="stroke-accent"
            />
          ))}
          {hand.preview?.frame && <Chooser bounds={hand.preview.frame} scale={scale} />}
        </svg>
      </div>
      {children}
    </div>
  );
}

function Chooser({ bounds: { left, top, right, bottom }, scale }: { bounds: Bounds; scale: number }) {
  return (
    <rect x={left} y={top} width={right - left} height={bottom - top} strokeWidth={1 / scale} className="fill-accent-soft stroke-focus" fillOpacity={0.4} />
  );
}

/** A line for each metre, and for each ten of them a stronger one. */
function GridLines({ width, height, scale }: { width: number; height: number; scale: number }) {
  const metre = 100;
  const lines: ReactNode[] = [];
  for (let x = metre; x < width; x += metre) {
    lines.push(<line key={`x${x}`} x1={x} x2={x} y1={0} y2={height} className={x % 1_000 === 0 ? 'stroke-line-strong' : 'stroke-line'} />);
  }
  for (let y = metre; y < height; y += metre) {
    lines.push(<line key={`y${y}`} y1={y} y2={y} x1={0} x2={width} className={y % 1_000 === 0 ? 'stroke-line-strong' : 'stroke-line'} />);
  }
  return (
    <g strokeWidth={1 / scale} className="pointer-events-none">
      {lines}
    </g>
  );
}

/** A finger on what is chosen drags it; anywhere else it scrolls. `touch-action` does not reach into a drawing. */
function useGrasp(frame: React.RefObject<HTMLDivElement | null>): void {
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const touch = (event: TouchEvent) => {
      if (event.target instanceof Element && event.target.closest('[data-grasp]') && event.cancelable) event.preventDefault();
    };
    element.addEventListener('touchstart', touch, { passive: false });
    return () => element.removeEventListener('touchstart', touch);
  }, [frame]);
}

/** Shows the whole floor at first, and again when it is asked for or the floor becomes another size. */
function useFit(frame: React.RefObject<HTMLDivElement | null>, plan: Plan, { fits, setScale }: Zoom): void {
  const [room, setRoom] = useState<{ width: number; height: number }>();
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, [frame]);
  useLayoutEffect(() => {
    if (!fits || !room) return;
    const scale = Math.min((room.width - 2 * margin) / plan.width, (room.height - 2 * margin) / plan.height);
    setScale(Math.max(0.02, scale));
  }, [fits, room, plan.width, plan.height, setScale]);
}
