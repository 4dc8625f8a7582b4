export { HousePage } from './HousePage';
export { checkoutPath, sellPath, sessionPath, startPath } from './sheets';
