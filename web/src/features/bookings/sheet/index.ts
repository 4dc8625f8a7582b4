export { Arrivals } from './Arrivals';
export { BookingSheet } from './BookingSheet';
