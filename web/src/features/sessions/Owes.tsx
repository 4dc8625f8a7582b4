import { Link } from 'react-router';
import { m } from '@/locales/compiled/messages.js';
import { Badge } from '@/ui/Badge';
import { formatMoney, type Minor } from '@/ui/format/money';
import { useSpaceSettings } from '@/ui/space';

/** What a customer has still to pay, with the way to their invoices; nothing while nothing is owed. */
export function Owes({ customer }: { customer: { id: string; owed: Minor } }) {
  const { currency } = useSpaceSettings();
  if (customer.owed <= 0) return null;
  return (
    <Link to={`/customers/${customer.id}?tab=invoices`} className="rounded-full hover:underline">
      <Badge tone="danger">{m.sessions_owes({ amount: formatMoney(customer.owed, currency) })}</Badge>
    </Link>
  );
}
