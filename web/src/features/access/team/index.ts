export { KeysSettings } from './KeysSettings';
export { RolesSettings } from './RolesSettings';
export { WelcomePage } from './WelcomePage';
