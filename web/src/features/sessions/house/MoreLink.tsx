import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** From a card's head to the page that shows all of it. */
export function MoreLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className="rounded-sm text-[0.8125rem] font-medium text-accent hover:underline">
      {children}
    </Link>
  );
}
