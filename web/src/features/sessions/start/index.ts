export { GuestIds, GuestPicker } from './GuestPicker';
export { NewGuest, type NewPerson } from './NewGuest';
export type { Guest } from './useGuests';
