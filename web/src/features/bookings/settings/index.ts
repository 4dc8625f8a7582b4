export { BookingSettings } from './BookingSettings';
