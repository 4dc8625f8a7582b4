export { OperatorPage } from './OperatorPage';
export { SignUpPage } from './SignUpPage';
