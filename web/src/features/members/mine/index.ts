export { HerePage } from './HerePage';
export { InvoicesPage } from './InvoicesPage';
export { MyBookingsPage } from './MyBookingsPage';
export { PlanPage } from './PlanPage';
