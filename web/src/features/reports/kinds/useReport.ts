import { useQuery, type AnyVariables, type TypedDocumentNode, type UseQueryArgs } from 'urql';

/** Asks again whenever it is opened: between, a day went on. */
export function useReport<Data, Variables extends AnyVariables>(query: TypedDocumentNode<Data, Variables>, variables: Variables) {
  const [{ data, error, stale }, ask] = useQuery({ query, variables, requestPolicy: 'cache-and-network' } as UseQueryArgs<Variables, Data>);
  return { data, error, stale, onRetry: () => ask({ requestPolicy: 'network-only' }) };
}
