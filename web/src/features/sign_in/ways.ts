/** The pages that few people need who sign in: apart, so that the first page stays light. */
export { LinkPage } from './LinkPage';
export { NewPasswordPage } from './NewPasswordPage';
export { SecondStepPage } from './SecondStepPage';
export { SetUpAppPage } from './SetUpAppPage';
