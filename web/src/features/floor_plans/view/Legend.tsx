import { useId } from 'react';
import { formatNumber } from '@/ui/format/digits';
import { Patterns, patternUrl } from './Patterns';
import { lookName, looks, type PlaceLook, type PlanPlace } from './places';
import { skins } from './skins';

/** A look as a small square, drawn as on the plan. */
export function Swatch({ look }: { look: PlaceLook }) {
  const patterns = useId();
  const { shape, pattern, dashed } = skins[look];
  const square = { x: 1, y: 1, width: 16, height: 16, rx: 3 };
  return (
    <svg aria-hidden viewBox="0 0 18 18" className="size-4.5 shrink-0">
      <Patterns plan={patterns} scale={1} />
      <rect {...square} className={shape} strokeWidth={1.5} strokeDasharray={dashed ? '4 2' : undefined} />
      {pattern && <rect {...square} style={{ fill: patternUrl(patterns, pattern) }} />}
    </svg>
  );
}

/** What the colours and patterns mean, and how many there are of each. */
export function Legend({ places }: { places: readonly PlanPlace[] }) {
  const counted = looks
    .map((look) => ({ look, count: places.filter((place) => place.look === look).length }))
    .filter(({ look, count }) => count > 0 || look === 'free');
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-[0.8125rem] text-ink-muted">
      {counted.map(({ look, count }) => (
        <li key={look} className="flex items-center gap-1.5">
          <Swatch look={look} />
          {lookName(look)}
          <span className="figures font-medium text-ink">{formatNumber(count)}</span>
        </li>
      ))}
    </ul>
  );
}
