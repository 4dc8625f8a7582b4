export { PricesPage } from './PricesPage';
export { Why } from './Why';
