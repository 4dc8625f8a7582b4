import type { BookingLayerFragment, BookingSettingsInput, ResourceType } from '@/generated/graphql';
import { nothing, type Choice, type Field, type Terms } from './choice';

/** One place where something can be said: the space, a kind, a resource. */
export type Layer = BookingLayerFragment;

/** `space`, `DESK`, or the id of a resource. */
export function layerName({ resourceType, resourceId }: Layer): string {
  return resourceId ?? resourceType ?? 'space';
}

/** What a layer says itself, without what the answer carries beside it. */
export function choiceOf({ own }: Layer): Choice {
  const said = Object.keys(nothing).map((field) => [field, own[field as Field] ?? null]);
  return withPlainHours(Object.fromEntries(said) as Choice);
}

export function termsOf({ inherited }: Layer): Terms {
  return withPlainHours(inherited as Terms);
}

function withPlainHours<Of extends { readonly hours: Terms['hours'] }>(of: Of): Of {
  return { ...of, hours: of.hours?.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })) ?? null };
}

/** Of which layer a setting is that a layer does not say itself: of its kind, of the space, or of none. */
export function saidAbove(layer: Layer, field: Field, layers: readonly Layer[], kinds: ReadonlyMap<string, ResourceType>): ResourceType | 'space' | 'usual' {
  const says = (name: string) => layers.some((each) => layerName(each) === name && choiceOf(each)[field] !== null);
  const kind = layer.resourceId ? kinds.get(layer.resourceId) : undefined;
  if (kind && says(kind)) return kind;
  return layerName(layer) !== 'space' && says('space') ? 'space' : 'usual';
}

/** All that is said, as the API takes it. */
export function inputOf(choice: Choice): BookingSettingsInput {
  return { ...choice, hours: choice.hours && [...choice.hours] };
}
