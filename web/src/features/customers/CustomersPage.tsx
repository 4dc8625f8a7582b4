import { m } from '@/locales/compiled/messages.js';
import { PageHeader } from '@/ui/PageHeader';

export function CustomersPage() {
  return <PageHeader title={m.desk_customers()} />;
}
