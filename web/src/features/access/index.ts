export { SignInPage } from './SignInPage';
export { RequireSignIn, useMay, useViewer, type Viewer } from './viewer';
