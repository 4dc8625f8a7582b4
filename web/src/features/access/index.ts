export { MyPassword } from './MyPassword';
export { PasswordInput } from './PasswordInput';
export { roleName, roleOf, roles } from './roles';
export { SignIns } from './SignIns';
export { UsersSettings } from './UsersSettings';
export { RequireSignIn, useMay, useViewer, type Viewer } from './viewer';
