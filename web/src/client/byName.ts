import { mapExchange, type Exchange } from '@urql/core';

/** Says the name of a document beside its text; the two meet again in `fetchByName`. */
export const documentNames: Exchange = mapExchange({
  onOperation(operation) {
    const { documentId } = operation.query as { documentId?: string };
    return documentId === undefined ? operation : { ...operation, extensions: { ...operation.extensions, documentId } };
  },
});

interface Body {
  readonly query?: string;
  readonly extensions?: { readonly documentId?: string };
}

/** The server is of another version than this page: from now on it gets the texts. */
let strangers = false;

/** Sends the name of a document instead of its text: a tenth of the bytes on a thin line. */
export const fetchByName: typeof fetch = async (input, init) => {
  const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Body) : {};
  const { query, extensions, ...rest } = body;
  const documentId = extensions?.documentId;
  if (documentId === undefined) return fetch(input, init);
  if (!strangers) {
    const answer = await fetch(input, { ...init, body: JSON.stringify({ ...rest, documentId }) });
    if (answer.status !== 404) return answer;
    strangers = true;
  }
  return fetch(input, { ...init, body: JSON.stringify({ ...rest, query }) });
};
