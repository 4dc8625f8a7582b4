export { InvoicesPage } from './InvoicesPage';
export { InvoicePage } from './InvoicePage';
export { ReceiptPage } from './ReceiptPage';
