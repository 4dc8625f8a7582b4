export { DisplayPage } from './DisplayPage';
