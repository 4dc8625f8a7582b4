import { DirectionProvider } from '@base-ui/react/direction-provider';
import { lazy, Suspense, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { ClientProvider } from '@/client/ClientProvider';
import { directionOf, usePreferences } from '@/ui/preferences';
import { useToasts } from '@/ui/toast';
import { makeRouter } from './routes';

const Toaster = lazy(() => import('@/ui/Toaster').then((module) => ({ default: module.Toaster })));

export function App() {
  const { locale, digits } = usePreferences();
  const [router] = useState(makeRouter);
  const toasting = useToasts().length > 0;
  return (
    <DirectionProvider direction={directionOf(locale)}>
      <ClientProvider>
        {/* Words and digits are read while drawing; a new language draws everything anew. */}
        <RouterProvider key={`${locale} ${digits}`} router={router} />
        <Suspense fallback={null}>{toasting && <Toaster />}</Suspense>
      </ClientProvider>
    </DirectionProvider>
  );
}
