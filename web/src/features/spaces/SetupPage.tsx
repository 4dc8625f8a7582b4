import { lazy, Suspense } from 'react';
import { Navigate } from 'react-router';
import { useQuery } from 'urql';
import { useAuthState } from '@/client/ClientProvider';
import { refusalOf } from '@/client/refusal';
import { SetupNeededDocument } from '@/generated/graphql';
import { ErrorState, LoadingState } from '@/ui/states';
import { ArchiveStart } from './setup/ArchiveStart';
import { SetupFrame } from './setup/SetupFrame';
import { SetupGuide } from './setup/SetupGuide';

const HouseGuide = lazy(async () => ({ default: (await import('./setup/HouseGuide')).HouseGuide }));

/** The first run: an empty server becomes a house, and the house gets what a first booking needs. */
export function SetupPage() {
  const state = useAuthState();
  if (state !== 'signed-in') return <NewHouse />;
  return (
    <Suspense fallback={<LoadingState shape="form" count={4} />}>
      <HouseGuide />
    </Suspense>
  );
}

function NewHouse() {
  const [{ data, error }, ask] = useQuery({ query: SetupNeededDocument });
  if (data && !data.setupNeeded) return <Navigate to="/sign-in" replace state={{ from: '/setup' }} />;
  return (
    <SetupFrame>
      {data && (
        <>
          <SetupGuide />
          <ArchiveStart />
        </>
      )}
      {!data && error && <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
      {!data && !error && <LoadingState shape="form" count={4} />}
    </SetupFrame>
  );
}
