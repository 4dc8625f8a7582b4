import { useLogo } from '@/client/useLogo';
import type { Underlay } from './model/plan';

/** The picture that is drawn over. */
export function UnderlayImage({ underlay: { asset, x, y, width, height, opacity } }: { underlay: Underlay }) {
  const href = useLogo(asset);
  if (!href) return null;
  return (
    <image
      href={href}
      x={x - width / 2}
      y={y - height / 2}
      width={width}
      height={height}
      opacity={opacity / 100}
      preserveAspectRatio="none"
      className="pointer-events-none"
    />
  );
}
