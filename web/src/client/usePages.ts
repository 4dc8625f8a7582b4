import { createRequest, type AnyVariables, type Client, type CombinedError, type TypedDocumentNode } from '@urql/core';
import { useEffect, useMemo, useState } from 'react';
import { useClient } from 'urql';
import { filter, fromValue, map, pipe, subscribe, switchMap, type Source } from 'wonka';
import { refusalOf, type Refusal } from './refusal';

/** A page of the API: rows and the way to the next. */
export interface Page<Row> {
  readonly nodes: readonly Row[];
  readonly endCursor?: string | null;
  readonly hasMore: boolean;
  readonly total?: number | null;
}

interface Pages<Row> {
  /** `undefined` until the first answer. */
  readonly rows: readonly Row[] | undefined;
  readonly total: number | undefined;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly refusal: Refusal | undefined;
  more(): void;
  retry(): void;
}

interface Loaded<Row> {
  readonly pages: readonly Page<Row>[];
  readonly error: CombinedError | undefined;
}

/** One page, then the pages behind it: when live news changes the first, the cursors behind it follow. */
function chain<Data, Variables extends AnyVariables, Row>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  pageOf: (data: Data) => Page<Row>,
  depth: number,
): Source<Loaded<Row>> {
  return pipe(
    client.executeQuery<Data, Variables>(createRequest(document, variables)),
    filter((result) => Boolean(result.data ?? result.error)),
    switchMap((result) => {
      const page = result.data ? pageOf(result.data) : undefined;
      const own: Loaded<Row> = { pages: page ? [page] : [], error: result.error };
      if (!page?.hasMore || !page.endCursor || depth <= 1) return fromValue(own);
      const rest = chain(client, document, { ...variables, after: page.endCursor } as Variables, pageOf, depth - 1);
      return pipe(
        rest,
        map((behind) => ({ pages: [page, ...behind.pages], error: own.error ?? behind.error })),
      );
    }),
  );
}

/**
 * A list by cursor that grows downwards and stays live. `pageOf` picks the page out of the answer and must be
 * the same function between renders. Rows stay on screen while a changed search is on its way.
 */
export function usePages<Data, Variables extends AnyVariables, Row>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  pageOf: (data: Data) => Page<Row>,
): Pages<Row> {
  const client = useClient();
  const key = JSON.stringify(variables);
  const [wanted, setWanted] = useState({ key, depth: 1, attempt: 0 });
  if (wanted.key !== key) setWanted({ key, depth: 1, attempt: 0 });
  const [answer, setAnswer] = useState<{ to: typeof wanted; loaded: Loaded<Row> }>();
  const loaded = answer?.loaded;
  // The key stands for the variables: callers make a new object at every render.
  const stable = useMemo(() => JSON.parse(key) as Variables, [key]);

  useEffect(() => {
    const { unsubscribe } = pipe(
      chain(client, document, stable, pageOf, wanted.depth),
      subscribe((next) => setAnswer({ to: wanted, loaded: next })),
    );
    return unsubscribe;
  }, [client, document, stable, pageOf, wanted]);

  const last = loaded?.pages.at(-1);
  return {
    rows: last && loaded?.pages.flatMap((page) => page.nodes),
    total: loaded?.pages[0]?.total ?? undefined,
    hasMore: last?.hasMore ?? false,
    loading: answer?.to !== wanted,
    refusal: loaded?.error && refusalOf(loaded.error),
    more: () => setWanted((now) => ({ ...now, depth: (loaded?.pages.length ?? 1) + 1 })),
    retry: () => setWanted((now) => ({ ...now, attempt: now.attempt + 1 })),
  };
}
