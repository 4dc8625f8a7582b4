export { InvoicesPage } from './InvoicesPage';
export { InvoicePage } from './InvoicePage';
export { ReceiptPage } from './ReceiptPage';
export { SettleSheet } from './SettleSheet';
export { usePapers } from './usePapers';
