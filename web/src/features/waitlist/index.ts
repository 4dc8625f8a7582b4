export { JoinWaitlist } from './JoinWaitlist';
export { WaitlistCard } from './WaitlistCard';
