import { useEffect } from 'react';
import { isDisplay } from '@/client/auth';
import { useAuthState } from '@/client/ClientProvider';
import { m } from '@/locales/compiled/messages.js';
import { ButtonLink } from '@/ui/Button';
import { EmptyState, LoadingState } from '@/ui/states';
import { Door } from './Door';
import { PairForm } from './PairForm';

/** The page of a tablet at a door: its code first, then its door. */
export function DisplayPage() {
  const state = useAuthState();

  useEffect(() => {
    document.title = `${m.displays_pair_title()} · CoWorkFlow`;
  }, []);

  if (state === 'unknown') return <LoadingState shape="detail" />;
  if (state === 'signed-out') return <PairForm />;
  if (!isDisplay()) {
    return (
      <EmptyState
        alone
        title={m.displays_not_here()}
        hint={m.displays_not_here_hint()}
        action={<ButtonLink to="/">{m.displays_to_desk()}</ButtonLink>}
      />
    );
  }
  return <Door />;
}
