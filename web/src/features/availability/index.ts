export { busy, stateAt, stateOver, type AvailabilityMap, type Claim, type ClaimKind, type Place, type PlaceState } from './model';
export { useAvailability } from './useAvailability';
export { watchOf } from './store';
