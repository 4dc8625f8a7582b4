export { DisplaysSettings } from './DisplaysSettings';
