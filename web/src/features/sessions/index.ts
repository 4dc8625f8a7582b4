export { HousePage } from './HousePage';
export { checkoutPath, sessionPath, startPath } from './sheets';
