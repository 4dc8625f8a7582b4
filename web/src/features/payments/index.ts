export { PaymentsForm } from './PaymentsForm';
export type { PaymentsSummary } from './drafts';
export { allTenders, tenderName } from './tenders';
