export { ResourcesPage } from './ResourcesPage';
export { typeName } from './words';
