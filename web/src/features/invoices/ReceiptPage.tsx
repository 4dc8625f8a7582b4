import { m } from '@/locales/compiled/messages.js';
import { PageHeader } from '@/ui/PageHeader';

export function ReceiptPage() {
  return <PageHeader title={m.desk_invoices()} />;
}
