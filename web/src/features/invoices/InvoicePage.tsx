import { m } from '@/locales/compiled/messages.js';
import { PageHeader } from '@/ui/PageHeader';

export function InvoicePage() {
  return <PageHeader title={m.desk_invoices()} />;
}
