import { useEffect, useRef, useState } from 'react';
import type { CommandGroup, CommandProvider } from './commands';

export interface PaletteSearch {
  readonly groups: readonly CommandGroup[];
  /** The text the groups answer; differs from the typed one while an answer is on its way. */
  readonly answers: string | undefined;
  /** Whether a provider broke. */
  readonly failed: boolean;
}

const pauseMs = 60;

/** Asks every provider once; one that breaks does not silence the others. */
export async function findAll(
  providers: readonly CommandProvider[],
  text: string,
  signal: AbortSignal,
): Promise<Omit<PaletteSearch, 'answers'>> {
  const answers = await Promise.allSettled(providers.map((each) => each.find(text, signal)));
  const groups = answers.flatMap((answer, index) => {
    const provider = providers[index];
    if (!provider || answer.status === 'rejected' || answer.value.length === 0) return [];
    return [{ id: provider.id, heading: provider.heading, commands: answer.value }];
  });
  return { groups, failed: answers.some((answer) => answer.status === 'rejected') };
}

/** Asks all providers for a text; a newer text drops the older question. */
export function usePaletteSearch(providers: readonly CommandProvider[], text: string): PaletteSearch {
  const [search, setSearch] = useState<PaletteSearch>({ groups: [], answers: undefined, failed: false });
  const first = useRef(true);

  useEffect(() => {
    const abort = new AbortController();
    const ask = async () => {
      const found = await findAll(providers, text, abort.signal);
      if (!abort.signal.aborted) setSearch({ ...found, answers: text });
    };
    const timer = setTimeout(() => void ask(), first.current ? 0 : pauseMs);
    first.current = false;
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [providers, text]);

  return search;
}
