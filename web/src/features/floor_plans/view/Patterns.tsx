import type { Pattern } from './skins';

const size = 9;

export const patternUrl = (plan: string, pattern: Pattern): string => `url(#${plan}-${pattern})`;

/** The patterns of the looks, as large on the screen however near the floor is looked at. */
export function Patterns({ plan, scale }: { plan: string; scale: number }) {
  const shared = { width: size, height: size, patternUnits: 'userSpaceOnUse' as const };
  const onScreen = `scale(${1 / scale})`;
  return (
    <defs>
      <pattern id={`${plan}-hatch`} {...shared} patternTransform={`${onScreen} rotate(45)`}>
        <line x1={1.5} x2={1.5} y2={size} strokeWidth={3} className="stroke-accent-line" />
      </pattern>
      <pattern id={`${plan}-dots`} {...shared} patternTransform={onScreen}>
        <circle cx={2.5} cy={2.5} r={1.2} className="fill-info" fillOpacity={0.55} />
      </pattern>
      <pattern id={`${plan}-lines`} {...shared} patternTransform={onScreen}>
        <line y1={2} x2={size} y2={2} strokeWidth={1.2} className="stroke-line-strong" />
      </pattern>
      <pattern id={`${plan}-cross`} {...shared} patternTransform={`${onScreen} rotate(45)`}>
        <path d={`M0 2H${size}M2 0V${size}`} strokeWidth={1.2} className="stroke-line-strong" />
      </pattern>
    </defs>
  );
}
