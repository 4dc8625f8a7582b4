import { createBrowserRouter } from 'react-router';
import { LoadingState } from '@/ui/states';
import { CrashedPage, NotFoundPage } from './desk/problems';

const waiting = <LoadingState shape="cards" />;

/** Every address of the client; each page is fetched when it is first opened. */
export function makeRouter() {
  return createBrowserRouter([
    {
      ErrorBoundary: CrashedPage,
      hydrateFallbackElement: waiting,
      children: [
        { path: '/sign-in', lazy: async () => ({ Component: (await import('@/features/access')).SignInPage }) },
        { path: '/setup', lazy: async () => ({ Component: (await import('@/features/spaces')).SetupPage }) },
        { path: '/gallery', lazy: async () => ({ Component: (await import('./gallery/GalleryPage')).GalleryPage }) },
        {
          lazy: async () => ({ Component: (await import('./desk/PaperFrame')).PaperFrame }),
          children: [
            {
              path: '/invoices/:id/receipt',
              lazy: async () => ({ Component: (await import('@/features/invoices')).ReceiptPage }),
            },
          ],
        },
        {
          lazy: async () => ({ Component: (await import('./desk/Desk')).Desk }),
          children: [
            {
              ErrorBoundary: CrashedPage,
              children: [
                { index: true, lazy: async () => ({ Component: (await import('@/features/sessions')).HousePage }) },
                { path: 'customers', lazy: async () => ({ Component: (await import('@/features/customers')).CustomersPage }) },
                { path: 'customers/import', lazy: async () => ({ Component: (await import('@/features/customers')).ImportPage }) },
                { path: 'customers/:id', lazy: async () => ({ Component: (await import('@/features/customers')).CustomerPage }) },
                { path: 'resources', lazy: async () => ({ Component: (await import('@/features/resources')).ResourcesPage }) },
                { path: 'inventory', lazy: async () => ({ Component: (await import('@/features/inventory')).InventoryPage }) },
                { path: 'invoices', lazy: async () => ({ Component: (await import('@/features/invoices')).InvoicesPage }) },
                { path: 'invoices/:id', lazy: async () => ({ Component: (await import('@/features/invoices')).InvoicePage }) },
                { path: 'reports', lazy: async () => ({ Component: (await import('@/features/reports')).ReportsPage }) },
                { path: 'history', lazy: async () => ({ Component: (await import('@/features/journal')).HistoryPage }) },
                { path: 'settings', lazy: async () => ({ Component: (await import('@/features/spaces')).SettingsPage }) },
                { path: '*', Component: NotFoundPage },
              ],
            },
          ],
        },
      ],
    },
  ]);
}
