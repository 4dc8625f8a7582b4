export { CustomersPage } from './CustomersPage';
export { CustomerPage } from './CustomerPage';
