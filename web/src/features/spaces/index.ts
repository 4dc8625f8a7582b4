export { SetupPage } from './SetupPage';
export { SettingsPage } from './SettingsPage';
