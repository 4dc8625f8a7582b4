export { HoursField } from '../HoursField';
export type { Hours } from '../hours';
