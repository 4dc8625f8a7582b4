import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** A server that knows some documents, and what it was sent. */
async function server(known: readonly string[]) {
  const sent: Record<string, unknown>[] = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    const body = JSON.parse(init.body as string) as Record<string, unknown>;
    sent.push(body);
    const { documentId } = body as { documentId?: string };
    return Promise.resolve(new Response('{}', { status: documentId === undefined || known.includes(documentId) ? 200 : 404 }));
  });
  const { fetchByName } = await import('./byName');
  const ask = (body: object) => fetchByName('/graphql', { method: 'POST', body: JSON.stringify(body) });
  return { sent, ask };
}

it('sends the name and not the text', async () => {
  const { sent, ask } = await server(['abc']);
  await ask({ operationName: 'House', query: 'query House { id }', variables: { a: 1 }, extensions: { documentId: 'abc' } });
  expect(sent).toEqual([{ operationName: 'House', variables: { a: 1 }, documentId: 'abc' }]);
});

it('sends the text, from then on at once, when the server is of another version', async () => {
  const { sent, ask } = await server([]);
  const asked = { operationName: 'House', query: 'query House { id }', extensions: { documentId: 'old' } };
  expect((await ask(asked)).status).toBe(200);
  await ask(asked);
  expect(sent.map((each) => Object.keys(each))).toEqual([
    ['operationName', 'documentId'],
    ['operationName', 'query'],
    ['operationName', 'query'],
  ]);
});

it('leaves what has no name as it is', async () => {
  const { sent, ask } = await server([]);
  await ask({ query: '{ id }' });
  expect(sent).toEqual([{ query: '{ id }' }]);
});
