export { MemberCard } from './MemberCard';
export { MemberSettings } from './MemberSettings';
