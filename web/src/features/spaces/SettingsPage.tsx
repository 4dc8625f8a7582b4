import { m } from '@/locales/compiled/messages.js';
import { PageHeader } from '@/ui/PageHeader';

export function SettingsPage() {
  return <PageHeader title={m.desk_settings()} />;
}
