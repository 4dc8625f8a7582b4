export { CustomerCombobox } from './CustomerCombobox';
export { CustomersPage } from './CustomersPage';
export { CustomerPage } from './CustomerPage';
