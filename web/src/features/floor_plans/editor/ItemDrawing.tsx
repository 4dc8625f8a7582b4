import { memo } from 'react';
import { PlanDecor } from '../view/PlanDecor';
import { boundsOf } from './model/geometry';
import { liesUnder } from './model/make';
import { isBox, type Item, type PlaceItem } from './model/plan';

/** One item as it is drawn while editing; all of it can be grasped. */
export const ItemDrawing = memo(function ItemDrawing({ item, name, scale }: { item: Item; name: string; scale: number }) {
  if (item.kind === 'place') return <PlaceDrawing item={item} name={name} scale={scale} />;
  return (
    <>
      <PlanDecor item={item} />
      {isBox(item) ? (
        <rect
          transform={`translate(${item.x} ${item.y}) rotate(${item.rotation})`}
          x={-item.width / 2}
          y={-item.height / 2}
          width={item.width}
          height={item.height}
          className="fill-transparent"
        />
      ) : (
        // As thick as a finger can find.
        <line x1={item.x1} y1={item.y1} x2={item.x2} y2={item.y2} strokeWidth={Math.max(item.thickness, 16 / scale)} className="stroke-transparent" />
      )}
    </>
  );
});

function PlaceDrawing({ item, name, scale }: { item: PlaceItem; name: string; scale: number }) {
  const { x, y, width, height, rotation, shape, fresh } = item;
  const look = {
    strokeWidth: 1.5 / scale,
    className: fresh ? 'fill-accent-soft stroke-accent' : 'fill-raised stroke-ink-muted',
    strokeDasharray: fresh ? `${5 / scale} ${3 / scale}` : undefined,
  };
  const under = liesUnder(item);
  const size = Math.min(under ? 30 : 22, Math.min(width, height) * 0.42, (1.6 * Math.max(width, height)) / Math.max(3, name.length));
  return (
    <>
      <g transform={`translate(${x} ${y}) rotate(${rotation})`} fillOpacity={under ? 0.5 : 1}>
        {shape === 'round' ? (
          <ellipse rx={width / 2} ry={height / 2} {...look} />
        ) : (
          <rect x={-width / 2} y={-height / 2} width={width} height={height} rx={Math.min(8, width / 8, height / 8)} {...look} />
        )}
      </g>
      <text
        x={x}
        // What stands in a room would cover a name in its middle.
        y={under ? boundsOf(item).top + size * 1.3 : y}
        textAnchor="middle"
        dominantBaseline="central"
        fontSize={size}
        style={{ unicodeBidi: 'plaintext' }}
        className="pointer-events-none fill-ink font-medium"
      >
        {name}
      </text>
    </>
  );
}
