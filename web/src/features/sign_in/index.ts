export { AppCode, type AppToSetUp } from './AppCode';
export { CodeField } from './CodeField';
export { LinkPage } from './LinkPage';
export { NewPasswordPage } from './NewPasswordPage';
export { RecoveryCodes } from './RecoveryCodes';
export { SecondStepPage } from './SecondStepPage';
export { SetUpAppPage } from './SetUpAppPage';
export { SignInPage } from './SignInPage';
