import { m } from '@/locales/compiled/messages.js';
import { PageHeader } from '@/ui/PageHeader';

export function CustomerPage() {
  return <PageHeader title={m.desk_customers()} />;
}
