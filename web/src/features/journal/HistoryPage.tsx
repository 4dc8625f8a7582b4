import { m } from '@/locales/compiled/messages.js';
import { PageHeader } from '@/ui/PageHeader';

export function HistoryPage() {
  return <PageHeader title={m.desk_history()} />;
}
