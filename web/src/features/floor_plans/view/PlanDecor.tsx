import { memo } from 'react';
import type { AreaItem, Box, DoorItem, Item, LabelItem, PlaceItem, WallItem } from '../editor/model/plan';

/** Into the item's own middle and turn. */
const turned = ({ x, y, rotation }: Box): string => `translate(${x} ${y}) rotate(${rotation})`;

/** What is drawn but is no place: it presses nothing and is read by nobody. */
export const PlanDecor = memo(function PlanDecor({ item }: { item: Exclude<Item, PlaceItem> }) {
  return (
    <g aria-hidden className="pointer-events-none">
      {item.kind === 'wall' && <Wall item={item} />}
      {item.kind === 'door' && <Door item={item} />}
      {item.kind === 'area' && <Area item={item} />}
      {item.kind === 'label' && <Label item={item} />}
      {item.kind === 'plant' && <Plant item={item} />}
    </g>
  );
});

function Wall({ item: { x1, y1, x2, y2, thickness } }: { item: WallItem }) {
  return <line x1={x1} y1={y1} x2={x2} y2={y2} strokeWidth={thickness} strokeLinecap="square" className="stroke-ink-muted" />;
}

/** The gap in the wall, which runs along the top; the leaf hangs at the left and swings down. */
function Door({ item }: { item: DoorItem }) {
  const { width, height } = item;
  const [left, top] = [-width / 2, -height / 2];
  return (
    <g transform={turned(item)} fill="none" className="stroke-ink-muted">
      <line x1={left + 9} y1={top} x2={left + width - 9} y2={top} strokeWidth={18} className="stroke-surface" />
      <line x1={left} y1={top} x2={left} y2={top + height} strokeWidth={5} />
      <path d={`M${left + width} ${top} A${width} ${height} 0 0 1 ${left} ${top + height}`} strokeWidth={1.5} strokeDasharray="8 8" />
    </g>
  );
}

function Area({ item }: { item: AreaItem }) {
  const { width, height, text } = item;
  const size = Math.max(8, Math.min(48, height * 0.3, (1.5 * width) / Math.max(4, text.length)));
  return (
    <g transform={turned(item)}>
      <rect x={-width / 2} y={-height / 2} width={width} height={height} rx={10} className="fill-sunken stroke-line-strong" strokeWidth={2} strokeDasharray="14 10" fillOpacity={0.7} />
      <text y={0} textAnchor="middle" dominantBaseline="central" fontSize={size} style={{ unicodeBidi: 'plaintext' }} className="fill-ink-muted font-medium">
        {text}
      </text>
    </g>
  );
}

function Label({ item }: { item: LabelItem }) {
  const { width, height, text } = item;
  const size = Math.max(6, Math.min(height * 0.8, (1.7 * width) / Math.max(2, text.length)));
  return (
    <text
      transform={turned(item)}
      textAnchor="middle"
      dominantBaseline="central"
      fontSize={size}
      style={{ unicodeBidi: 'plaintext' }}
      className="fill-ink-muted font-semibold"
    >
      {text}
    </text>
  );
}

const leaves = [0, 60, 120, 180, 240, 300];

function Plant({ item }: { item: Box }) {
  const { width, height } = item;
  return (
    <g transform={turned(item)} className="fill-success-soft stroke-success-fill" strokeWidth={2}>
      {leaves.map((angle) => (
        <ellipse key={angle} cx={width * 0.24} rx={width * 0.25} ry={height * 0.13} transform={`rotate(${angle})`} />
      ))}
      <circle r={Math.min(width, height) * 0.12} className="fill-success-fill" stroke="none" />
    </g>
  );
}
