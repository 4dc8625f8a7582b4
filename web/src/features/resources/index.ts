export { ResourcesPage } from './ResourcesPage';
export { resourceTypes, typeName } from './words';
