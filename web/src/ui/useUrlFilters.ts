import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Filters of a list kept in the address, so that going back, reloading and sharing keep them. Empty means not set. */
export function useUrlFilters(): readonly [filter: (name: string) => string, set: (changes: Readonly<Record<string, string>>) => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (changes: Readonly<Record<string, string>>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [(name) => params.get(name) ?? '', set];
}
