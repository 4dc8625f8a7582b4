export { AccountSettings } from './AccountSettings';
export { PasswordInput } from './PasswordInput';
export { SignInPage } from './SignInPage';
export { UsersSettings } from './UsersSettings';
export { RequireSignIn, useMay, useViewer, type Viewer } from './viewer';
