export { AccountSettings } from './AccountSettings';
export { PasskeysCard } from './PasskeysCard';
export { SecondStepCard } from './SecondStepCard';
