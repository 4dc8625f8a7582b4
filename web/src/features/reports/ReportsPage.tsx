import { useState, type ComponentType } from 'react';
import { NavLink, useParams, useSearchParams } from 'react-router';
import { m } from '@/locales/compiled/messages.js';
import { classes } from '@/ui/classes';
import { PageHeader } from '@/ui/PageHeader';
import { useUrlFilters } from '@/ui/useUrlFilters';
import { DayPage } from './DayPage';
import { CustomersKind } from './kinds/CustomersKind';
import { ItemsKind } from './kinds/ItemsKind';
import { OccupancyKind } from './kinds/OccupancyKind';
import { PaymentsKind } from './kinds/PaymentsKind';
import { PlansKind } from './kinds/PlansKind';
import { ResourcesKind } from './kinds/ResourcesKind';
import { RevenueKind } from './kinds/RevenueKind';
import { StaffKind } from './kinds/StaffKind';
import { TaxKind } from './kinds/TaxKind';
import type { KindProps } from './kinds/common';
import { periodInput, type Span } from './period';
import { PeriodBar } from './PeriodBar';

interface Kind {
  readonly path: string;
  readonly label: () => string;
  readonly Body: ComponentType<KindProps>;
}

/** In the order in which owners ask. */
const kinds: readonly Kind[] = [
  { path: 'revenue', label: m.reports_revenue, Body: RevenueKind },
  { path: 'payments', label: m.reports_payments, Body: PaymentsKind },
  { path: 'occupancy', label: m.reports_occupancy, Body: OccupancyKind },
  { path: 'places', label: m.reports_resources, Body: ResourcesKind },
  { path: 'customers', label: m.reports_customers, Body: CustomersKind },
  { path: 'plans', label: m.reports_plans, Body: PlansKind },
  { path: 'items', label: m.reports_items, Body: ItemsKind },
  { path: 'tax', label: m.reports_tax_report, Body: TaxKind },
  { path: 'staff', label: m.reports_staff, Body: StaffKind },
];

/** Every report; which one is in the address, with its days. */
export function ReportsPage() {
  const { report = 'day' } = useParams();
  const kind = kinds.find(({ path }) => path === report);
  return (
    <>
      <ReportList />
      {kind ? <KindPage key={kind.path} kind={kind} /> : <DayPage />}
    </>
  );
}

function KindPage({ kind: { label, Body } }: { kind: Kind }) {
  const [filter, setFilters] = useUrlFilters();
  const [resolved, setResolved] = useState<Span>();
  return (
    <>
      <PageHeader title={label()} />
      <div className="grid grid-cols-1 gap-4">
        <PeriodBar filter={filter} onChange={setFilters} resolved={resolved} />
        <Body period={periodInput(filter)} filter={filter} onChange={setFilters} onPeriod={setResolved} />
      </div>
    </>
  );
}

/** The reports; one is left for another with the same days. */
function ReportList() {
  const [params] = useSearchParams();
  const kept = new URLSearchParams([...params].filter(([name]) => ['period', 'from', 'to', 'compare'].includes(name)));
  const search = kept.size > 0 ? `?${kept.toString()}` : '';
  const pages = [{ path: '', label: m.reports_day }, ...kinds];
  return (
    <nav aria-label={m.reports_list()} className="-mx-4 mb-4 overflow-x-auto px-4 py-1 print:hidden">
      <ul className="flex gap-1">
        {pages.map(({ path, label }) => (
          <li key={path}>
            <NavLink
              to={{ pathname: `/reports${path && `/${path}`}`, search: path ? search : '' }}
              end
              className={({ isActive }) =>
                classes(
                  'flex h-9 items-center rounded-md px-3 font-medium whitespace-nowrap max-sm:h-11',
                  isActive ? 'bg-accent-soft text-accent' : 'text-ink-muted hover:bg-hover hover:text-ink',
                )
              }
            >
              {label()}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
