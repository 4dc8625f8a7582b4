import { m } from '@/locales/compiled/messages.js';
import { PageHeader } from '@/ui/PageHeader';

export function SetupPage() {
  return <PageHeader title={m.desk_settings()} />;
}
