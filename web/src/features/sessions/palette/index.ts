export { deskActions, findEverything, findProfiles } from './providers';
