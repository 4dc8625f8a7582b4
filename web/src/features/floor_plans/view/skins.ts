import type { PlaceLook } from './places';

export type Pattern = 'hatch' | 'dots' | 'lines' | 'cross';

/** How a look is told: by colour, by pattern and by the edge; its word stands in the legend and on the place. */
export interface Skin {
  readonly shape: string;
  readonly text: string;
  /** Around the letters, so that they read on a pattern. */
  readonly halo: string;
  readonly pattern?: Pattern;
  readonly dashed?: boolean;
}

export const skins: Readonly<Record<PlaceLook, Skin>> = {
  free: { shape: 'fill-success-soft stroke-success-fill', text: 'fill-ink', halo: 'stroke-success-soft' },
  mine: { shape: 'fill-success-fill stroke-success', text: 'fill-on-success', halo: 'stroke-success-fill' },
  reserved: { shape: 'fill-info-soft stroke-info', text: 'fill-ink', halo: 'stroke-info-soft', pattern: 'dots' },
  taken: { shape: 'fill-accent-soft stroke-accent', text: 'fill-ink', halo: 'stroke-accent-soft', pattern: 'hatch' },
  closed: { shape: 'fill-sunken stroke-control', text: 'fill-ink-muted', halo: 'stroke-sunken', pattern: 'lines' },
  out_of_order: { shape: 'fill-sunken stroke-control', text: 'fill-ink-muted', halo: 'stroke-sunken', pattern: 'cross', dashed: true },
};
