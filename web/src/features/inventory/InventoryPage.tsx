import { m } from '@/locales/compiled/messages.js';
import { PageHeader } from '@/ui/PageHeader';

export function InventoryPage() {
  return <PageHeader title={m.desk_inventory()} />;
}
