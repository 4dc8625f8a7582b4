import { createContext, use, useMemo, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useQuery } from 'urql';
import { isMember } from '@/client/auth';
import { useAuthState } from '@/client/ClientProvider';
import { refusalOf } from '@/client/refusal';
import { MeDocument, type MeQuery } from '@/generated/graphql';
import { preferences, useHouseDefaults, type Preferences } from '@/ui/preferences';
import { SpaceSettingsProvider } from '@/ui/space';
import { ErrorState, LoadingState } from '@/ui/states';
import { useMyNews } from './useMyNews';

type Me = MeQuery['me'];

const MeContext = createContext<Me | undefined>(undefined);

/** Who the member is, below `RequireMember`. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('useMe is used outside RequireMember');
  return me;
}

/** Shows its children to a member, sends a stranger to sign in, and the team to their desk. */
export function RequireMember({ children }: { children: ReactNode }) {
  const state = useAuthState();
  const { pathname, search } = useLocation();
  if (state === 'unknown') return <Waiting />;
  if (state === 'signed-out') return <Navigate to="/sign-in" replace state={{ from: pathname + search }} />;
  if (!isMember()) return <Navigate to="/" replace />;
  return <WithMe>{children}</WithMe>;
}

function WithMe({ children }: { children: ReactNode }) {
  const [{ data, error }, ask] = useQuery({ query: MeDocument });
  const me = data?.me;
  useMyNews(me?.seq);
  const zone = me?.zone;
  const currency = me?.currency.code;
  const settings = useMemo(() => zone && currency && { zone, currency }, [zone, currency]);
  useHouseDefaults(houseDefaults(me));
  if (!me || !settings) {
    if (error) return <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />;
    return <Waiting />;
  }
  return (
    <MeContext value={me}>
      <SpaceSettingsProvider value={settings}>{children}</SpaceSettingsProvider>
    </MeContext>
  );
}

/** The house's language and digits; before it is known, those of now. */
function houseDefaults(me: Me | undefined): Pick<Preferences, 'locale' | 'digits'> {
  if (!me) return preferences();
  return { locale: me.language === 'AR' ? 'ar' : 'en', digits: me.digits === 'ARABIC' ? 'arab' : 'latn' };
}

function Waiting() {
  return (
    <div className="mx-auto max-w-5xl p-6">
      <LoadingState shape="cards" count={4} />
    </div>
  );
}
