import { Maximize, Minus, Plus } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState, type FocusEvent, type KeyboardEvent, type MouseEvent, type PointerEvent } from 'react';
import { m } from '@/locales/compiled/messages.js';
import { IconButton } from '@/ui/Button';
import { UnderlayImage } from '../editor/UnderlayImage';
import type { Plan } from '../editor/model/plan';
import { detailOf } from './detail';
import { Patterns } from './Patterns';
import { PlaceShape } from './PlaceShape';
import { PlanDecor } from './PlanDecor';
import { placeWords, standing, type PlanPlaces } from './places';
import { inRows, toward, type Direction } from './toward';
import { usePort } from './usePort';

interface FloorPlanViewProps {
  plan: Plan;
  places: PlanPlaces;
  onPress(id: string): void;
  selected?: string | undefined;
  /** What it is called, to those who don't see it. */
  label: string;
}

const directions: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };
const step = 1.4;
/** A place smaller than this, in pixels, is not hit by a finger: the floor comes nearer instead. */
const finger = 20;
/** Letters typed within this time belong to one name. */
const typingMs = 800;

const idOf = (target: EventTarget): string | undefined =>
  target instanceof Element ? (target.closest('[data-place-id]')?.getAttribute('data-place-id') ?? undefined) : undefined;

/**
 * A floor with what each place is doing. The room is never mirrored; what stands around it is.
 * One stop for Tab: arrows go over the floor, letters to a name, plus and minus closer and further.
 */
export function FloorPlanView({ plan, places, onPress, selected, label }: FloorPlanViewProps) {
  const patterns = useId();
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const { window: seen, zoom, mayZoomIn, zoomBy, fit, show, inFrame, hand } = usePort(plan, frame);
  const known = useMemo(() => standing(plan, places), [plan, places]);
  const [reached, setReached] = useState<string>();
  const [pointed, setPointed] = useState<string>();
  const typed = useRef({ text: '', at: 0 });

  const first = useMemo(() => inRows(known.map(({ item }) => item), 60)[0], [known]);
  const active = [reached, selected].find((id) => id !== undefined && known.some(({ place }) => place.id === id)) ?? first?.resourceId;
  const told = pointed === undefined ? undefined : places.get(pointed);

  function go(id: string | null | undefined): void {
    const found = known.find(({ place }) => place.id === id);
    if (!found) return;
    setReached(found.place.id);
    drawing.current?.querySelector<SVGGElement>(`[data-place-id="${CSS.escape(found.place.id)}"]`)?.focus({ preventScroll: true });
    show(found.item);
  }

  function keyed(event: KeyboardEvent): void {
    const here = known.find(({ place }) => place.id === (idOf(event.target) ?? active));
    const way = directions[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey || !here) return;
    if (way) {
      const others = known.filter((each) => each !== here);
      const index = toward(here.item, others.map(({ item }) => item), way);
      go(index === undefined ? undefined : others[index]?.place.id);
    } else if (event.key === 'Home' || event.key === 'End') {
      go(inRows(known.map(({ item }) => item), 60).at(event.key === 'Home' ? 0 : -1)?.resourceId);
    } else if (event.key === 'Enter' || event.key === ' ') {
      onPress(here.place.id);
    } else if (event.key === '+' || event.key === '=') {
      zoomBy(step, pixels(here.item));
    } else if (event.key === '-') {
      zoomBy(1 / step, pixels(here.item));
    } else if (event.key.length === 1) {
      const goesOn = event.timeStamp - typed.current.at < typingMs;
      typed.current = { text: (goesOn ? typed.current.text : '') + event.key.toLocaleLowerCase(), at: event.timeStamp };
      go(known.find(({ place }) => place.name.toLocaleLowerCase().startsWith(typed.current.text))?.place.id);
    } else return;
    event.preventDefault();
  }

  /** A point of the floor as one of the frame. */
  function pixels({ x, y }: { x: number; y: number }): { x: number; y: number } {
    return { x: (x - seen.left) * seen.scale, y: (y - seen.top) * seen.scale };
  }

  function pressed(event: MouseEvent): void {
    const hit = known.find(({ place }) => place.id === idOf(event.target));
    const small = hit && Math.min(hit.item.width, hit.item.height) * seen.scale < finger;
    const touch = 'pointerType' in event.nativeEvent && event.nativeEvent.pointerType === 'touch';
    if (touch && mayZoomIn && (!hit || small)) {
      if (small) zoomBy((1.6 * finger) / (Math.min(hit.item.width, hit.item.height) * seen.scale), inFrame(event));
      return;
    }
    if (!hit) return;
    setReached(hit.place.id);
    onPress(hit.place.id);
  }

  return (
    <div className="grid grid-cols-1 gap-2">
      <div
        ref={setFrame}
        dir="ltr"
        className="relative w-full overflow-hidden rounded-lg border border-line bg-canvas select-none"
        style={{ aspectRatio: `${plan.width} / ${plan.height}`, minHeight: '12rem', maxHeight: 'min(72dvh, 48rem)' }}
      >
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the places are the buttons; what they share is listened to here */}
        <svg
          ref={drawing}
          role="group"
          aria-label={label}
          aria-describedby={`${patterns}-hint`}
          viewBox={`${seen.left} ${seen.top} ${seen.width} ${seen.height}`}
          className={zoom > 1 ? 'absolute inset-0 size-full cursor-grab touch-none active:cursor-grabbing' : 'absolute inset-0 size-full touch-pan-x touch-pan-y'}
          onKeyDown={keyed}
          onClick={pressed}
          onFocus={(event: FocusEvent) => setPointed(idOf(event.target))}
          onBlur={() => setPointed(undefined)}
          onPointerOver={(event: PointerEvent) => setPointed(idOf(event.target))}
          onPointerLeave={() => setPointed(undefined)}
          {...hand}
        >
          <Patterns plan={patterns} scale={seen.scale} />
          <rect aria-hidden width={plan.width} height={plan.height} rx={4} className="fill-surface" />
          {plan.underlay && <UnderlayImage underlay={plan.underlay} />}
          {plan.items.map((item) => {
            if (item.kind !== 'place') return <PlanDecor key={item.id} item={item} />;
            const place = item.resourceId ? places.get(item.resourceId) : undefined;
            if (!place) return null;
            return (
              <PlaceShape
                key={item.id}
                item={item}
                place={place}
                detail={detailOf(item, place.name, seen.scale)}
                active={place.id === active}
                selected={place.id === selected}
                plan={patterns}
              />
            );
          })}
        </svg>
      </div>
      <div className="flex min-h-9 items-center justify-between gap-3">
        <p aria-hidden className="line-clamp-2 min-w-0 text-[0.8125rem] text-ink-muted">
          {told ? (
            <>
              <bdi className="font-semibold text-ink">{told.name}</bdi> · {told.words}
            </>
          ) : (
            m.floor_plans_hint()
          )}
        </p>
        <div className="flex shrink-0 gap-0.5">
          <IconButton label={m.floor_plans_further()} icon={<Minus aria-hidden className="size-4" />} disabled={zoom <= 1} onClick={() => zoomBy(1 / step)} />
          <IconButton label={m.floor_plans_closer()} icon={<Plus aria-hidden className="size-4" />} disabled={!mayZoomIn} onClick={() => zoomBy(step)} />
          <IconButton label={m.floor_plans_whole()} icon={<Maximize aria-hidden className="size-4" />} disabled={zoom <= 1} onClick={fit} />
        </div>
      </div>
      <p id={`${patterns}-hint`} className="sr-only">
        {m.floor_plans_keys()}
      </p>
      <Told id={pointed} words={told && placeWords(told)} />
    </div>
  );
}

/** Reads out when the place under the finger or the focus becomes another's, or free. */
function Told({ id, words }: { id: string | undefined; words: string | undefined }) {
  const before = useRef({ id, words });
  const [said, say] = useState('');
  useEffect(() => {
    if (id !== undefined && before.current.id === id && before.current.words !== words) say(words ?? '');
    before.current = { id, words };
  }, [id, words]);
  return (
    <p aria-live="polite" className="sr-only">
      {said}
    </p>
  );
}
