// Gives every generated operation a module of its own, so that a page fetches only the ones it asks.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const generated = new URL('../src/generated/', import.meta.url);
const folder = new URL('documents/', generated);
const all = readFileSync(new URL('graphql.ts', generated), 'utf8');
const line = /^export const (\w+Document) = (.+) as unknown as DocumentNode<(\w+), (\w+)>;$/gm;

const operations = [...all.matchAll(line)];
if (operations.length > 0) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [, name, body, data, variables] of operations) {
    const text = `/* eslint-disable */
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
import type { ${data}, ${variables} } from '../graphql';
export const ${name} = ${body} as unknown as DocumentNode<${data}, ${variables}>;
`;
    writeFileSync(new URL(`${name}.ts`, folder), text);
  }
  writeFileSync(
    new URL('graphql.ts', generated),
    all.replace(line, (_, name) => `export { ${name} } from './documents/${name}';`),
  );
}
