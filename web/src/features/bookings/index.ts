export { CalendarPage } from './calendar/CalendarPage';
