import { m } from '@/locales/compiled/messages.js';
import { PageHeader } from '@/ui/PageHeader';

export function ResourcesPage() {
  return <PageHeader title={m.desk_resources()} />;
}
