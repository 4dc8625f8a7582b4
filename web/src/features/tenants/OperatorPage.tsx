import { LogOut } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { Refusal } from '@/client/refusal';
import { m } from '@/locales/compiled/messages.js';
import { Brand } from '@/ui/Brand';
import { IconButton } from '@/ui/Button';
import { ErrorState, LoadingState } from '@/ui/states';
import { LocaleSwitch, ThemeSwitch } from '@/ui/switches';
import { operatorConsole, signInNeeded, type Answer, type Overview } from './console';
import { Health } from './Health';
import { Houses } from './Houses';
import { OperatorSignIn } from './OperatorSignIn';

/** The console of who runs the server: how it does and how its houses stand. Nothing that a house keeps is here. */
export function OperatorPage() {
  const [overview, setOverview] = useState<Overview>();
  const [refusal, setRefusal] = useState<Refusal>();

  const take = useCallback((answer: Answer<Overview>) => {
    setRefusal(answer.refusal);
    setOverview(answer.data);
  }, []);
  const look = () => void operatorConsole.overview().then(take);

  useEffect(() => {
    document.title = `${m.tenants_console()} · CoWorkFlow`;
    void operatorConsole.overview().then(take);
  }, [take]);

  if (refusal?.code === signInNeeded) return <OperatorSignIn onSignedIn={look} />;

  async function leave(): Promise<void> {
    await operatorConsole.signOut();
    look();
  }

  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between gap-3 border-b border-line bg-surface px-5 py-2.5">
        <Brand />
        <span className="flex items-center gap-1">
          {overview && <bdi className="me-2 truncate text-ink-muted max-md:hidden">{overview.operator.name}</bdi>}
          <LocaleSwitch />
          <ThemeSwitch />
          {overview && (
            <IconButton label={m.tenants_sign_out()} icon={<LogOut aria-hidden className="size-4" />} onClick={() => void leave()} />
          )}
        </span>
      </header>
      <main className="mx-auto grid w-full max-w-7xl content-start gap-5 px-5 py-6">
        <h1 className="text-2xl font-semibold tracking-tight rtl:tracking-normal">{m.tenants_console()}</h1>
        {!overview && !refusal && <LoadingState shape="cards" count={4} />}
        {!overview && refusal && <ErrorState problem={refusal} onRetry={look} />}
        {overview && (
          <>
            <Health overview={overview} />
            <Houses plans={overview.plans} onChanged={look} />
          </>
        )}
      </main>
    </div>
  );
}
