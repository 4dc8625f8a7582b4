import { Armchair, History, LayoutGrid, Package, ReceiptText, Settings, Users } from 'lucide-react';
import type { ComponentType } from 'react';
import { m } from '@/locales/compiled/messages.js';

interface Destination {
  readonly path: string;
  readonly label: () => string;
  readonly Icon: ComponentType<{ className?: string; 'aria-hidden'?: boolean }>;
}

/** The pages of the front desk, in the order of how often they are opened. */
export const destinations: readonly Destination[] = [
  { path: '/', label: m.desk_house, Icon: LayoutGrid },
  { path: '/customers', label: m.desk_customers, Icon: Users },
  { path: '/resources', label: m.desk_resources, Icon: Armchair },
  { path: '/inventory', label: m.desk_inventory, Icon: Package },
  { path: '/invoices', label: m.desk_invoices, Icon: ReceiptText },
  { path: '/history', label: m.desk_history, Icon: History },
  { path: '/settings', label: m.desk_settings, Icon: Settings },
];

/** How many fit a phone's bottom bar; the rest are behind 'more'. */
export const phoneDestinations = 4;
