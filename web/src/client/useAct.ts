import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useCallback, useRef, useState } from 'react';
import { useClient } from 'urql';
import { newKey } from './identity';
import { networkCode, refusalOf, type Refusal } from './refusal';

/** How an act ended: done, or refused with the reason. Being refused is an outcome, not an exception. */
export type Outcome<Data> = { readonly data: Data; readonly refusal?: never } | { readonly refusal: Refusal; readonly data?: never };

interface Attempt {
  readonly key: string;
  readonly body: string;
}

/**
 * A mutation as something a person does. It adds the idempotency key: a retry of the same input after a lost
 * answer sends the same key, so that the act has one effect however often the button is pressed (M12).
 */
export function useAct<Data, Variables extends AnyVariables>(document: TypedDocumentNode<Data, Variables>) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const unanswered = useRef<Attempt>(undefined);

  const act = useCallback(
    async (variables: Omit<Variables & object, 'idempotencyKey'>): Promise<Outcome<Data>> => {
      const body = JSON.stringify(variables);
      const key = unanswered.current?.body === body ? unanswered.current.key : newKey();
      unanswered.current = { key, body };
      setBusy(true);
      const result = await client.mutation(document, { ...variables, idempotencyKey: key } as unknown as Variables);
      setBusy(false);
      const refusal = result.error ? refusalOf(result.error) : undefined;
      if (refusal?.code !== networkCode) unanswered.current = undefined;
      if (refusal) return { refusal };
      return { data: result.data as Data };
    },
    [client, document],
  );

  return [act, busy] as const;
}
