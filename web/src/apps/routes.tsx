import { lazy, Suspense, type ComponentType } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { fetched } from '@/ui/fetched';
import { LoadingState } from '@/ui/states';
import { CatchCrash } from './desk/CatchCrash';
import { NotFoundPage } from './desk/problems';

/** A page whose code is fetched when it is first opened. */
function page(load: () => Promise<ComponentType>) {
  return lazy(async () => ({ default: await fetched(load) }));
}

const SignInPage = page(async () => (await import('@/features/sign_in')).SignInPage);
const OperatorPage = page(async () => (await import('@/features/tenants')).OperatorPage);
const SignUpPage = page(async () => (await import('@/features/tenants')).SignUpPage);
const LinkPage = page(async () => (await import('@/features/sign_in/ways')).LinkPage);
const SecondStepPage = page(async () => (await import('@/features/sign_in/ways')).SecondStepPage);
const SetUpAppPage = page(async () => (await import('@/features/sign_in/ways')).SetUpAppPage);
const NewPasswordPage = page(async () => (await import('@/features/sign_in/ways')).NewPasswordPage);
const WelcomePage = page(async () => (await import('@/features/access/team')).WelcomePage);
const SetupPage = page(async () => (await import('@/features/spaces')).SetupPage);
const GalleryPage = page(async () => (await import('./gallery/GalleryPage')).GalleryPage);
const PaperFrame = page(async () => (await import('./desk/PaperFrame')).PaperFrame);
const ReceiptPage = page(async () => (await import('@/features/invoices')).ReceiptPage);
const Desk = page(async () => (await import('./desk/Desk')).Desk);
const HousePage = page(async () => (await import('@/features/sessions')).HousePage);
const CustomersPage = page(async () => (await import('@/features/customers')).CustomersPage);
const ImportPage = page(async () => (await import('@/features/imports')).ImportPage);
const CustomerPage = page(async () => (await import('@/features/customers')).CustomerPage);
const CalendarPage = page(async () => (await import('@/features/bookings')).CalendarPage);
const FloorPlansPage = page(async () => (await import('@/features/floor_plans/editor')).FloorPlansPage);
const ResourcesPage = page(async () => (await import('@/features/resources')).ResourcesPage);
const CodePage = page(async () => (await import('@/features/resources/CodePage')).CodePage);
const SubscriptionsPage = page(async () => (await import('@/features/subscriptions')).SubscriptionsPage);
const InventoryPage = page(async () => (await import('@/features/inventory')).InventoryPage);
const PricesPage = page(async () => (await import('@/features/pricing')).PricesPage);
const InvoicesPage = page(async () => (await import('@/features/invoices')).InvoicesPage);
const InvoicePage = page(async () => (await import('@/features/invoices')).InvoicePage);
const TillPage = page(async () => (await import('@/features/shifts')).TillPage);
const BalancesPage = page(async () => (await import('@/features/balances')).BalancesPage);
const DashboardPage = page(async () => (await import('@/features/reports')).DashboardPage);
const ReportsPage = page(async () => (await import('@/features/reports')).ReportsPage);
const HistoryPage = page(async () => (await import('@/features/journal')).HistoryPage);
const SettingsPage = page(async () => (await import('@/features/spaces')).SettingsPage);

const DisplayPage = page(async () => (await import('@/features/displays/door')).DisplayPage);
const MemberApp = page(async () => (await import('./member/MemberApp')).MemberApp);

/** The member site, and what is open to strangers around it. */
const ofMembers = /^\/(book|me|here|join|space)(\/|$)/;

/** Every address of the client. */
export function Addresses() {
  const { pathname } = useLocation();
  return (
    <CatchCrash place={pathname}>
      <Suspense fallback={<LoadingState shape="cards" />}>
        {ofMembers.test(pathname) ? (
          <MemberApp />
        ) : (
          <Routes>
            <Route path="/sign-in" element={<SignInPage />} />
            <Route path="/operator" element={<OperatorPage />} />
            <Route path="/sign-up" element={<SignUpPage />} />
            <Route path="/sign-in/second-step" element={<SecondStepPage />} />
            <Route path="/sign-in/set-up" element={<SetUpAppPage />} />
            <Route path="/sign-in/link" element={<LinkPage />} />
            <Route path="/sign-in/password" element={<NewPasswordPage />} />
            <Route path="/welcome" element={<WelcomePage />} />
            <Route path="/setup/:step?" element={<SetupPage />} />
            <Route path="/display" element={<DisplayPage />} />
            <Route path="/gallery" element={<GalleryPage />} />
            <Route element={<PaperFrame />}>
              <Route path="/invoices/:id/receipt" element={<ReceiptPage />} />
              <Route path="/resources/:id/code" element={<CodePage />} />
            </Route>
            <Route element={<Desk />}>
              <Route index element={<HousePage />} />
              <Route path="customers" element={<CustomersPage />} />
              <Route path="customers/:id" element={<CustomerPage />} />
              <Route path="calendar" element={<CalendarPage />} />
              <Route path="resources" element={<ResourcesPage />} />
              <Route path="floor-plans/:id?" element={<FloorPlansPage />} />
              <Route path="subscriptions" element={<SubscriptionsPage />} />
              <Route path="inventory" element={<InventoryPage />} />
              <Route path="prices" element={<PricesPage />} />
              <Route path="invoices" element={<InvoicesPage />} />
              <Route path="invoices/:id" element={<InvoicePage />} />
              <Route path="balances" element={<BalancesPage />} />
              <Route path="till" element={<TillPage />} />
              <Route path="dashboard" element={<DashboardPage />} />
              <Route path="reports/:report?" element={<ReportsPage />} />
              <Route path="history" element={<HistoryPage />} />
              <Route path="import/:kind?" element={<ImportPage />} />
              <Route path="settings" element={<SettingsPage />} />
              <Route path="*" element={<NotFoundPage />} />
            </Route>
          </Routes>
        )}
      </Suspense>
    </CatchCrash>
  );
}
