import { m } from '@/locales/compiled/messages.js';
import { PageHeader } from '@/ui/PageHeader';

export function HousePage() {
  return <PageHeader title={m.desk_house()} />;
}
