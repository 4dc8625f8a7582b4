export { ResourcesPage } from './ResourcesPage';
export { resourceTypes, typeName, typesName } from './words';
