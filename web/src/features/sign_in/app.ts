/** What sets an app up that shows digits, on the way in and in one's account. */
export { AppCode, type AppToSetUp } from './AppCode';
export { CodeField } from './CodeField';
export { RecoveryCodes } from './RecoveryCodes';
