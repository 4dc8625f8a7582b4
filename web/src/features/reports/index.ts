export { DashboardPage } from './DashboardPage';
export { ReportsPage } from './ReportsPage';
