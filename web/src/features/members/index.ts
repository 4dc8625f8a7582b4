export { RequireMember, useMe } from './me';
