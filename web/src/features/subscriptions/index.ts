export { CustomerPlans } from './CustomerPlans';
export { RunningPlanNote } from './RunningPlanNote';
export { SubscriptionsPage } from './SubscriptionsPage';
