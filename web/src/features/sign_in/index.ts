export { LinkPage } from './LinkPage';
export { NewPasswordPage } from './NewPasswordPage';
export { SignInPage } from './SignInPage';
