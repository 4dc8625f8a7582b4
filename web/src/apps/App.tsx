import { DirectionProvider } from '@base-ui/react/direction-provider';
import { lazy, Suspense } from 'react';
import { BrowserRouter } from 'react-router';
import { base } from '@/client/base';
import { ClientProvider } from '@/client/ClientProvider';
import { directionOf, usePreferences } from '@/ui/preferences';
import { useToasts } from '@/ui/toast';
import { Addresses } from './routes';

const Toaster = lazy(() => import('@/ui/Toaster').then((module) => ({ default: module.Toaster })));

export function App() {
  const { locale, digits } = usePreferences();
  const toasting = useToasts().length > 0;
  return (
    <DirectionProvider direction={directionOf(locale)}>
      <ClientProvider>
        {/* Words and digits are read while drawing; a new language draws everything anew. */}
        <BrowserRouter key={`${locale} ${digits}`} basename={base || '/'}>
          <Addresses />
        </BrowserRouter>
        <Suspense fallback={null}>{toasting && <Toaster />}</Suspense>
      </ClientProvider>
    </DirectionProvider>
  );
}
