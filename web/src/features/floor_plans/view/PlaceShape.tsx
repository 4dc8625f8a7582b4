import { memo } from 'react';
import { classes } from '@/ui/classes';
import type { PlaceItem } from '../editor/model/plan';
import { letters, line, roomFor, type Detail } from './detail';
import { patternUrl } from './Patterns';
import { lookName, placeWords, type PlanPlace } from './places';
import { skins } from './skins';

interface PlaceShapeProps {
  item: PlaceItem;
  place: PlanPlace;
  detail: Detail;
  /** The one that Tab comes to. */
  active: boolean;
  selected: boolean;
  /** Whose patterns it is drawn with. */
  plan: string;
}

/** A place as a button: its shape and chairs, its look, and what is written on it. */
export const PlaceShape = memo(function PlaceShape({ item, place, detail, active, selected, plan }: PlaceShapeProps) {
  const { x, y, rotation } = item;
  const { look } = place;
  const skin = skins[look];
  return (
    <g
      role="button"
      tabIndex={active ? 0 : -1}
      aria-label={placeWords(place)}
      aria-pressed={selected || undefined}
      data-place-id={place.id}
      data-place={place.name}
      data-state={look}
      opacity={place.faded ? 0.3 : undefined}
      className="group cursor-pointer outline-none"
    >
      <g transform={`translate(${x} ${y}) rotate(${rotation})`} className={classes(skin.shape, 'transition-[fill,stroke] duration-150')}>
        <Chairs item={item} place={place} />
        <Outline item={item} strokeWidth={look === 'mine' || selected || place.alert ? 3 : 1.5} strokeDasharray={skin.dashed ? '6 4' : undefined} className={classes('group-hover:brightness-95', place.alert && 'stroke-danger')} />
        {skin.pattern && <Outline item={item} stroke="none" style={{ fill: patternUrl(plan, skin.pattern) }} />}
        {selected && <Outline item={item} around={6} strokeWidth={3} className="fill-none stroke-primary" />}
        <Outline item={item} around={9} strokeWidth={3} className="fill-none stroke-focus opacity-0 group-focus-visible:opacity-100" />
      </g>
      {detail !== 'none' && <Words item={item} place={place} both={detail === 'words'} className={classes(skin.text, skin.halo)} />}
    </g>
  );
});

interface OutlineProps {
  item: PlaceItem;
  around?: number;
  className?: string;
  strokeWidth?: number;
  strokeDasharray?: string | undefined;
  stroke?: string;
  style?: { fill: string };
}

function Outline({ item: { width, height, shape }, around = 0, ...look }: OutlineProps) {
  const [wide, high] = [width + 2 * around, height + 2 * around];
  if (shape === 'round') return <ellipse rx={wide / 2} ry={high / 2} vectorEffect="non-scaling-stroke" {...look} />;
  return <rect x={-wide / 2} y={-high / 2} width={wide} height={high} rx={Math.min(8, wide / 8, high / 8) + around} vectorEffect="non-scaling-stroke" {...look} />;
}

/** Where people sit: before a seat or desk, around a round table; none in a room, which has its own. */
function Chairs({ item: { width, height, shape }, place: { kind, capacity } }: { item: PlaceItem; place: PlanPlace }) {
  if (kind !== 'SEAT' && kind !== 'DESK') return null;
  const chair = { strokeWidth: 1, vectorEffect: 'non-scaling-stroke' } as const;
  if (shape === 'rectangle') {
    const wide = Math.min(46, width * 0.45);
    return <rect x={-wide / 2} y={height / 2 - 6} width={wide} height={Math.min(30, wide * 0.62)} rx={wide * 0.25} {...chair} />;
  }
  if (kind === 'SEAT') return null;
  const count = Math.min(Math.max(1, capacity), 10);
  const side = Math.min(34, (Math.PI * Math.min(width, height)) / count / 1.6);
  return Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count + Math.PI / 4;
    return <circle key={angle} cx={(width / 2 + side * 0.3) * Math.cos(angle)} cy={(height / 2 + side * 0.3) * Math.sin(angle)} r={side / 2} {...chair} />;
  });
}

function Words({ item, place, both, className }: { item: PlaceItem; place: PlanPlace; both: boolean; className: string }) {
  const { look } = place;
  const name = look === 'mine' ? `✓ ${place.name}` : place.alert ? `⚠ ${place.name}` : place.name;
  const size = letters(item, name, both ? 2 : 1);
  const { width, height } = roomFor(item);
  const second = line(place.short ?? lookName(look), width, Math.min(size * 0.72, height * 0.24));
  const text = {
    x: item.x,
    textAnchor: 'middle',
    dominantBaseline: 'central',
    strokeLinejoin: 'round',
    'aria-hidden': true,
    style: { unicodeBidi: 'plaintext', paintOrder: 'stroke' },
  } as const;
  return (
    <g className={classes(className, 'pointer-events-none')} strokeWidth={size * 0.22}>
      <text {...text} y={both ? item.y - size * 0.5 : item.y} fontSize={size} className="font-semibold">
        {name}
      </text>
      {both && (
        <text {...text} y={item.y + size * 0.62} fontSize={second.size}>
          {second.text}
        </text>
      )}
    </g>
  );
}
