export { BalancesPage } from './BalancesPage';
export { StatementTab } from './StatementTab';
