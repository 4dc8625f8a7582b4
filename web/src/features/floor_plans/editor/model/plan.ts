import type { ResourceType } from '@/generated/graphql';

/** A rectangle on the floor: its middle, its size and its turn. Whole centimetres and whole degrees, clockwise. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
}

/** A place that does not exist yet: publishing the plan makes it. */
export interface NewPlace {
  readonly name: string;
  readonly resourceType: ResourceType;
  /** In minor units. */
  readonly ratePerHour: number;
  readonly capacity: number;
}

interface Keyed {
  /** Unique in the plan. */
  readonly id: string;
}

/** A seat, desk, room or event space: one that exists, or one to be made. */
export interface PlaceItem extends Keyed, Box {
  readonly kind: 'place';
  readonly shape: 'rectangle' | 'round';
  readonly resourceId: string | null;
  readonly fresh: NewPlace | null;
}

export interface AreaItem extends Keyed, Box {
  readonly kind: 'area';
  readonly text: string;
}

export interface LabelItem extends Keyed, Box {
  readonly kind: 'label';
  readonly text: string;
}

export interface PlantItem extends Keyed, Box {
  readonly kind: 'plant';
}

/** An opening: as wide as the way through, as high as the leaf swings. */
export interface DoorItem extends Keyed, Box {
  readonly kind: 'door';
}

export interface WallItem extends Keyed {
  readonly kind: 'wall';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly thickness: number;
}

export type BoxItem = PlaceItem | AreaItem | LabelItem | PlantItem | DoorItem;
export type Item = BoxItem | WallItem;
export type ItemKind = Item['kind'];

/** A picture under the plan to draw over. */
export interface Underlay {
  readonly asset: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Percent. */
  readonly opacity: number;
}

/** A floor as it is drawn; later items lie over earlier ones. */
export interface Plan {
  readonly width: number;
  readonly height: number;
  readonly underlay: Underlay | null;
  readonly items: readonly Item[];
}

/** The smallest side of anything, in centimetres. */
export const smallest = 10;

export const isBox = (item: Item): item is BoxItem => item.kind !== 'wall';
