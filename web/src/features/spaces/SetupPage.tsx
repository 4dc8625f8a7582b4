import { Navigate } from 'react-router';
import { useQuery } from 'urql';
import { useAuthState } from '@/client/ClientProvider';
import { refusalOf } from '@/client/refusal';
import { SetupNeededDocument } from '@/generated/graphql';
import { Brand } from '@/ui/Brand';
import { ErrorState, LoadingState } from '@/ui/states';
import { LocaleSwitch, ThemeSwitch } from '@/ui/switches';
import { ArchiveStart } from './setup/ArchiveStart';
import { SetupGuide } from './setup/SetupGuide';

/** The first page of an empty server. */
export function SetupPage() {
  const state = useAuthState();
  const [{ data, error }, ask] = useQuery({ query: SetupNeededDocument });
  if (state === 'signed-in') return <Navigate to="/" replace />;
  if (data && !data.setupNeeded) return <Navigate to="/sign-in" replace />;
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between gap-1 p-3 ps-5">
        <Brand />
        <span className="flex gap-1">
          <LocaleSwitch />
          <ThemeSwitch />
        </span>
      </header>
      <main className="mx-auto w-full max-w-2xl flex-1 px-5 pt-6 pb-16">
        {data && (
          <>
            <SetupGuide />
            <ArchiveStart />
          </>
        )}
        {!data && error && <ErrorState problem={refusalOf(error)} onRetry={() => ask({ requestPolicy: 'network-only' })} />}
        {!data && !error && <LoadingState shape="form" count={4} />}
      </main>
    </div>
  );
}
