import { Armchair, Calculator, CalendarDays, ChartColumn, Gauge, History, LayoutGrid, Package, ReceiptText, Settings, Tags, Ticket, Users } from 'lucide-react';
import { useMemo, type ComponentType } from 'react';
import { useViewer } from '@/features/access';
import { m } from '@/locales/compiled/messages.js';

export interface Destination {
  readonly path: string;
  readonly label: () => string;
  /** Shown to those who have it; without one to everybody. */
  readonly permission?: string;
  readonly Icon: ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;
}

/** The pages of the front desk, in the order of how often they are opened. */
const destinations: readonly Destination[] = [
  { path: '/dashboard', label: m.desk_dashboard, permission: 'reports.read', Icon: Gauge },
  { path: '/', label: m.desk_house, permission: 'sessions.read', Icon: LayoutGrid },
  { path: '/calendar', label: m.desk_calendar, permission: 'bookings.read', Icon: CalendarDays },
  { path: '/customers', label: m.desk_customers, permission: 'customers.read', Icon: Users },
  { path: '/subscriptions', label: m.desk_subscriptions, permission: 'subscriptions.read', Icon: Ticket },
  { path: '/resources', label: m.desk_resources, permission: 'resources.read', Icon: Armchair },
  { path: '/inventory', label: m.desk_inventory, permission: 'inventory.read', Icon: Package },
  { path: '/prices', label: m.desk_prices, permission: 'pricing.write', Icon: Tags },
  { path: '/invoices', label: m.desk_invoices, permission: 'invoices.read', Icon: ReceiptText },
  { path: '/till', label: m.desk_till, permission: 'shifts.own', Icon: Calculator },
  { path: '/reports', label: m.desk_reports, permission: 'reports.read', Icon: ChartColumn },
  { path: '/history', label: m.desk_history, permission: 'journal.read', Icon: History },
  { path: '/settings', label: m.desk_settings, Icon: Settings },
];

/** The pages this person may open. */
export function useDestinations(): readonly Destination[] {
  const { permissions } = useViewer();
  return useMemo(
    () => destinations.filter(({ permission }) => permission === undefined || permissions.includes(permission)),
    [permissions],
  );
}

/** How many fit a phone's bottom bar; the rest are behind 'more'. */
export const phoneDestinations = 4;
