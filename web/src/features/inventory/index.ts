export { InventoryPage } from './InventoryPage';
export { categoryName } from './words';
