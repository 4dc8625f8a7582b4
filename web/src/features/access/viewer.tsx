import { createContext, use, useMemo, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useQuery } from 'urql';
import { isDisplay, isMember } from '@/client/auth';
import { refusalOf } from '@/client/refusal';
import { useAuthState } from '@/client/ClientProvider';
import { SetupNeededDocument, ViewerDocument, type ViewerQuery } from '@/generated/graphql';
import { preferences, useHouseDefaults, type Preferences } from '@/ui/preferences';
import { SpaceSettingsProvider } from '@/ui/space';
import { ErrorState, LoadingState } from '@/ui/states';

export type Viewer = ViewerQuery['viewer'];

const ViewerContext = createContext<Viewer | undefined>(undefined);

/** Who is signed in, below `RequireSignIn`. */
export function useViewer(): Viewer {
  const viewer = use(ViewerContext);
  if (!viewer) throw new Error('useViewer is used outside RequireSignIn');
  return viewer;
}

/** Whether the person may do something, to leave out what would be refused; the server decides. */
export function useMay(permission: string): boolean {
  return useViewer().permissions.includes(permission);
}

/** Shows its children to a signed-in person and sends a stranger to sign-in, or to setup on a new server. */
export function RequireSignIn({ children }: { children: ReactNode }) {
  const state = useAuthState();
  if (state === 'unknown') return <Waiting />;
  if (state === 'signed-out') return <ToSignIn />;
  if (isMember()) return <Navigate to="/book" replace />;
  if (isDisplay()) return <Navigate to="/display" replace />;
  return <WithViewer>{children}</WithViewer>;
}

function ToSignIn() {
  const { pathname, search } = useLocation();
  const [{ data, fetching }] = useQuery({ query: SetupNeededDocument });
  if (fetching) return <Waiting />;
  if (data?.setupNeeded) return <Navigate to="/setup" replace />;
  return <Navigate to="/sign-in" replace state={{ from: pathname + search }} />;
}

function WithViewer({ children }: { children: ReactNode }) {
  const [{ data, error }, ask] = useQuery({ query: ViewerDocument });
  const viewer = data?.viewer;
  const zone = viewer?.space.zone;
  const currency = viewer?.currency.code;
  const settings = useMemo(() => zone && currency && { zone, currency }, [zone, currency]);
  useHouseDefaults(houseDefaults(viewer?.space));
  if (!viewer || !settings) {
    if (error) return <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
    return <Waiting />;
  }
  return (
    <ViewerContext value={viewer}>
      <SpaceSettingsProvider value={settings}>{children}</SpaceSettingsProvider>
    </ViewerContext>
  );
}

/** The house's language and digits; before it is known, those of now. */
function houseDefaults(space: Viewer['space'] | undefined): Pick<Preferences, 'locale' | 'digits'> {
  if (!space) return preferences();
  return { locale: space.language === 'AR' ? 'ar' : 'en', digits: space.digits === 'ARABIC' ? 'arab' : 'latn' };
}

function Waiting() {
  return (
    <div className="mx-auto max-w-5xl p-8">
      <LoadingState shape="cards" count={8} />
    </div>
  );
}
