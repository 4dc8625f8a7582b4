import { ArrowLeft } from 'lucide-react';
import { Link } from 'react-router';
import { m } from '@/locales/compiled/messages.js';

/** The way from one customer back to all. */
export function BackLink() {
  return (
    <Link to="/customers" className="mb-1 inline-flex items-center gap-1 text-[0.8125rem] text-ink-muted hover:text-ink max-sm:min-h-11">
      <ArrowLeft aria-hidden className="mirror-rtl size-3.5" />
      {m.desk_customers()}
    </Link>
  );
}
