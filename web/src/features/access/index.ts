export { AccountSettings } from './AccountSettings';
export { MyPassword } from './MyPassword';
export { PasswordInput } from './PasswordInput';
export { roleName, roles } from './roles';
export { UsersSettings } from './UsersSettings';
export { RequireSignIn, useMay, useViewer, type Viewer } from './viewer';
