export { HousePage } from './HousePage';
export { sessionPath, startPath } from './sheets';
