// Gives every generated operation a module of its own, so that a page fetches only the ones it asks, and a short name, so that
// a page sends the name and not the text: `documents.json` tells the server what the names stand for.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { formatDocument, stringifyDocument } from '@urql/core';

const generated = new URL('../src/generated/', import.meta.url);
const folder = new URL('documents/', generated);
const all = readFileSync(new URL('graphql.ts', generated), 'utf8');
const line = /^export const (\w+Document) = (.+) as unknown as DocumentNode<(\w+), (\w+)>;$/gm;

const operations = [...all.matchAll(line)];
if (operations.length > 0) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const texts = {};
  for (const [, name, body, data, variables] of operations) {
    const asked = stringifyDocument(formatDocument(JSON.parse(body)));
    const id = createHash('sha256').update(asked).digest('base64url').slice(0, 16);
    texts[id] = asked;
    const text = `/* eslint-disable */
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
import type { ${data}, ${variables} } from '../graphql';
export const ${name} = ${named(body, id)} as unknown as DocumentNode<${data}, ${variables}>;
`;
    writeFileSync(new URL(`${name}.ts`, folder), text);
  }
  writeFileSync(new URL('documents.json', generated), JSON.stringify(texts));
  writeFileSync(
    new URL('graphql.ts', generated),
    all.replace(line, (_, name) => `export { ${name} } from './documents/${name}';`),
  );
}

/** The document as text, with its name. */
function named(body, id) {
  return `{"documentId":"${id}",${body.slice(1)}`;
}
